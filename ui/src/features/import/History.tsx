// What went in: every import with its counts, the latest first, and how many of its rows wait still.
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { Button, Td, TextLink } from 'smarthr-ui'
import { useRead, useWrite } from '../../api/commands'
import type { ImportListed } from '../../api/generated'
import { chooseNewWorkbook } from '../../bridge/tauri'
import { Async } from '../../components/Async'
import { Landing } from '../../components/Landing'
import { FaultMessage, Message } from '../../components/Message'
import { Page } from '../../components/Page'
import { Paged } from '../../components/Pager'
import { Rows } from '../../components/Rows'
import { Written } from '../../components/Written'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'

const w = words.history

export function History() {
  const place = usePlace()
  const imports = useRead('imports', { page: place.page() }, { keep: () => true })
  return (
    <Page title={w.title} lead={w.lead} aside={<Export of={null} />}>
      <Async read={imports}>
        {({ rows, total, page, perPage }) => (
          <Paged total={total} page={page} perPage={perPage} onPage={(to) => place.go({ page: to })}>
            <Rows label={w.title} columns={[w.at, w.file, w.counts, w.held, w.state]} empty={w.nothing}>
              {rows.map((row) => (
                <Line key={row.import} row={row} />
              ))}
            </Rows>
          </Paged>
        )}
      </Async>
    </Page>
  )
}

function Line({ row }: { row: ImportListed }) {
  return (
    <tr>
      <Td>
        <span className="nowrap">{row.madeAt}</span>
        <span className="kana">{row.madeBy}</span>
      </Td>
      <Td>
        <span className="wide two-lines" title={row.file}>
          <TextLink elementAs={Link} to={`/imports/${row.import}`}>
            <Written text={row.file} />
          </TextLink>
        </span>
      </Td>
      <Td>
        <Counts row={row} />
        <span className="kana">{row.kindText}</span>
      </Td>
      <Td>
        <span className="nowrap">{w.heldOf(row.undoneAt === null ? row.open : 0, row.waiting)}</span>
      </Td>
      <Td>{standing(row)}</Td>
    </tr>
  )
}

export function Counts({ row }: { row: ImportListed }) {
  return <span className="nowrap">{[w.joined(row.joined), w.changed(row.changed), w.same(row.same)].join('　')}</span>
}

export function standing({ undoneAt, undoneBy }: ImportListed): string {
  return undoneAt === null ? w.standing : w.undone(undoneAt, undoneBy ?? '')
}

/** Writes the history, or one import of it, as a workbook. */
export function Export({ of }: { of: string | null }) {
  const [done, setDone] = useState<{ path: string } | null>(null)
  const write = useWrite('imports_export', { onSuccess: setDone })
  const choose = async () => {
    const path = await chooseNewWorkbook(w.exportTitle, w.exportFilter, w.exportName)
    setDone(null)
    if (path !== null) write.mutate({ path, import: of })
  }
  return (
    <div>
      <Button size="s" loading={write.isPending} onClick={() => void choose()}>
        {w.export}
      </Button>
      <FaultMessage fault={write.error} />
      {done ? (
        <Landing of={done}>
          <Message type="success" title={w.exported(done.path)} />
        </Landing>
      ) : null}
    </div>
  )
}
