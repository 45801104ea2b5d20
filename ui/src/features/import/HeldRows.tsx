// One import: what was found in it, and its rows that wait. Each is corrected and taken right here, or marked as not needed.
import { useState } from 'react'
import { Link, useParams } from 'react-router-dom'
import { Button, Cluster, FormControl, Input, Stack, StatusLabel, Td, TextLink } from 'smarthr-ui'
import { useRead, useWrite } from '../../api/commands'
import type { HeldRowListed, HeldState, ImportHeldPage, ImportUndone } from '../../api/generated'
import { Async } from '../../components/Async'
import { Confirm } from '../../components/Confirm'
import { Facts } from '../../components/Facts'
import { Landing } from '../../components/Landing'
import { Message } from '../../components/Message'
import { Page } from '../../components/Page'
import { Paged } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { Working } from '../../components/Working'
import { Written } from '../../components/Written'
import { usePlace } from '../../lib/place'
import { count } from '../../lib/number'
import { words } from '../../words/ja'
import { Undone } from './Done'
import { Counts, Export, standing } from './History'
import { TakeRow } from './TakeRow'

const w = words.history

/** What was done last on this page. */
type Said = { title: string }

export function HeldRows({ begin }: { begin: string }) {
  const { id = '' } = useParams()
  const place = usePlace()
  const held = useRead('import_held', { import: id, page: place.page() }, { keep: (before) => before.import === id })
  const back = (
    <TextLink elementAs={Link} to="/imports">
      {w.back}
    </TextLink>
  )
  return (
    <Async read={held} around={(waiting) => <Page title={w.title} aside={back}>{waiting}</Page>}>
      {(page) => (
        <Page title={w.heading(page.import.file)} heading={<Written text={w.heading(page.import.file)} />} aside={back}>
          <OfImport key={page.import.import} page={page} begin={begin} onPage={(to) => place.go({ page: to })} />
        </Page>
      )}
    </Async>
  )
}

function OfImport({ page, begin, onPage }: { page: ImportHeldPage; begin: string; onPage: (page: number) => void }) {
  const { import: of } = page
  const [said, setSaid] = useState<Said | null>(null)
  const [undone, setUndone] = useState<ImportUndone | null>(null)
  const [correcting, setCorrecting] = useState<HeldRowListed | null>(null)
  const kept = of.open + of.taken + of.dropped
  const standsStill = of.undoneAt === null
  return (
    <Stack gap={1}>
      {undone ? <Undone undone={undone} /> : null}
      <Panel
        title={of.kindText}
        aside={
          <Cluster align="center">
            <Export of={of.import} />
            {standsStill && of.open > 0 ? (
              <Drop
                of={of.import}
                row={null}
                onDropped={() => {
                  setCorrecting(null)
                  setSaid({ title: w.droppedAll })
                }}
              />
            ) : null}
            {standsStill ? <Undo of={of.import} onUndone={setUndone} /> : null}
          </Cluster>
        }
      >
        <Stack gap={0.75}>
          <Facts
            facts={[
              { term: w.at, value: of.madeAt },
              { term: w.madeBy, value: of.madeBy },
              { term: w.state, value: standing(of) },
              { term: w.counts, value: <Counts row={of} /> },
              { term: w.held, value: w.heldOf(of.open, of.waiting) },
              ...(of.reason === null ? [] : [{ term: w.reason, value: <Written text={of.reason} /> }]),
            ]}
          />
          {of.findings.length > 0 ? (
            <details>
              <summary>{w.findings}</summary>
              <Rows label={w.findings} columns={[w.finding, { label: w.times, align: 'right' }]} empty="">
                {of.findings.map((found) => (
                  <tr key={found.code}>
                    <Td>{found.text}</Td>
                    <Td align="right">{count(found.count)}</Td>
                  </tr>
                ))}
              </Rows>
            </details>
          ) : null}
        </Stack>
      </Panel>
      {said ? (
        <Landing of={said}>
          <Message type="success" title={said.title} />
        </Landing>
      ) : null}
      {correcting ? (
        <TakeRow
          key={correcting.row}
          of={of.import}
          row={correcting}
          begin={begin}
          onLeave={() => setCorrecting(null)}
          onTaken={() => {
            setCorrecting(null)
            setSaid({ title: w.taken(correcting.row) })
          }}
        />
      ) : null}
      <Stack gap={0.5}>
        {kept < of.waiting ? <p className="quiet">{w.lost}</p> : null}
        <Paged total={page.total} page={page.page} perPage={page.perPage} onPage={onPage}>
          <Rows label={w.rows} columns={[w.row, w.why, w.says, w.state]} empty={w.noRows}>
            {page.rows.map((row) => (
              <Line
                key={row.row}
                of={of.import}
                row={row}
                open={standsStill && row.state === 'open'}
                onCorrect={() => {
                  setSaid(null)
                  setCorrecting(row)
                }}
                onDropped={() => {
                  setCorrecting(null)
                  setSaid({ title: w.dropped(row.row) })
                }}
              />
            ))}
          </Rows>
        </Paged>
      </Stack>
    </Stack>
  )
}

const COLOURS: Record<HeldState, 'warning' | 'green' | 'grey'> = { open: 'warning', taken: 'green', dropped: 'grey' }

type LineProps = { of: string; row: HeldRowListed; open: boolean; onCorrect: () => void; onDropped: () => void }

function Line({ of, row, open, onCorrect, onDropped }: LineProps) {
  const said = row.items.filter((item) => item.hidden || item.says !== null).map((item) => w.item(item.text, item.says ?? w.hidden))
  const reasons = row.reasons.map(({ text }) => text).join(' ')
  const why = [reasons, ...row.reasons.map(({ next }) => next)].join(' ')
  return (
    <tr>
      <Td>
        <span className="nowrap">{words.import.row(row.row)}</span>
        <span className="kana">
          <Written text={[row.sheet, row.insured].filter(Boolean).join(' ')} />
        </span>
      </Td>
      <Td>
        <span className="two-lines" title={why}>
          {reasons}
        </span>
      </Td>
      <Td>
        <span className="wide two-lines" title={said.join('\n')}>
          <Written text={said.join('　')} />
        </span>
      </Td>
      <Td>
        <span className="actions nowrap">
          <StatusLabel type={COLOURS[row.state]}>{row.stateText}</StatusLabel>
          {row.droppedBy ? <span className="quiet"><Written text={w.droppedBy(row.droppedBy, row.droppedFor)} /></span> : null}
          {row.takenBy ? (
            <TextLink elementAs={Link} to={`/imports/${row.takenBy}`}>
              {w.takenBy}
            </TextLink>
          ) : null}
          {open && row.canBeTaken ? (
            <Button size="s" onClick={onCorrect}>
              {w.correct}
            </Button>
          ) : null}
          {open && !row.canBeTaken ? <span className="quiet">{w.filing}</span> : null}
          {open ? <Drop of={of} row={row.row} onDropped={onDropped} /> : null}
        </span>
      </Td>
    </tr>
  )
}

/** `row`: one of them; none: all that wait. */
function Drop({ of, row, onDropped }: { of: string; row: number | null; onDropped: () => void }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const drop = useWrite('row_drop', {
    onSuccess: () => {
      setAsking(false)
      onDropped()
    },
  })
  return (
    <>
      <Button
        size="s"
        onClick={() => {
          drop.reset()
          setAsking(true)
        }}
      >
        {row === null ? w.dropAll : w.drop}
      </Button>
      <Confirm
        isOpen={asking}
        title={row === null ? w.dropAllTitle : w.dropTitle(row)}
        action={w.dropAction}
        busy={drop.isPending}
        fault={drop.error}
        onAction={() => drop.mutate({ import: of, row, reason: reason.trim() || null })}
        onClose={() => setAsking(false)}
      >
        <Stack gap={1}>
          <p>{row === null ? w.dropAllBody : w.dropBody}</p>
          <FormControl label={w.dropReason}>
            <Input width="100%" value={reason} autoComplete="off" onChange={(e) => setReason(e.target.value)} />
          </FormControl>
        </Stack>
      </Confirm>
    </>
  )
}

function Undo({ of, onUndone }: { of: string; onUndone: (undone: ImportUndone) => void }) {
  const [asking, setAsking] = useState(false)
  const u = words.import.undo
  const undo = useWrite('import_undo', {
    onSuccess: (undone) => {
      setAsking(false)
      onUndone(undone)
    },
  })
  return (
    <>
      <Button
        size="s"
        onClick={() => {
          undo.reset()
          setAsking(true)
        }}
      >
        {u.open}
      </Button>
      <Confirm isOpen={asking} danger title={u.title} action={u.action} busy={undo.isPending} fault={undo.error} onAction={() => undo.mutate({ import: of })} onClose={() => setAsking(false)}>
        {undo.isPending ? <Working label={u.doing} canCancel /> : <p>{u.body}</p>}
      </Confirm>
    </>
  )
}
