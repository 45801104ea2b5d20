// Pieces that must be pulled out of the pile, each until somebody ticks it off.
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { Button, Cluster, Stack, Td, TextLink } from 'smarthr-ui'
import { useWrite } from '../api/commands'
import type { PullOutRow } from '../api/generated'
import { Confirm } from './Confirm'
import { Called } from './Called'
import { Landing } from './Landing'
import { FaultMessage, Message } from './Message'
import { SerialLink } from './RowLink'
import { Rows } from './Rows'
import { words } from '../words/ja'

const w = words.pullOuts
const b = words.batches

export function PullOutList({ rows, ofBatch = false }: { rows: PullOutRow[]; ofBatch?: boolean }) {
  const [asking, setAsking] = useState(false)
  const done = useWrite('pull_out_done', { onSuccess: () => setAsking(false) })
  const tick = (of: PullOutRow[]) => done.mutate({ serials: of.map(({ serialText }) => serialText) })
  const columns = [b.serial, b.name, b.document, ofBatch ? b.file : [b.title, b.file].join(words.between), b.actions]
  if (ofBatch && rows.length === 0 && done.isIdle) return null
  return (
    <Stack gap={1}>
      {done.isSuccess ? (
        <Landing of={done.data}>
          <Message type="success" title={w.done(done.variables.serials.length)}>
            {done.variables.serials.join(words.between)}
          </Message>
        </Landing>
      ) : null}
      {rows.length > 0 ? (
        <Message type="warning" title={w.pull(rows.length)}>
          {w.why}
        </Message>
      ) : null}
      {asking ? null : <FaultMessage fault={done.error} />}
      {rows.length > 1 ? (
        <Cluster justify="flex-end">
          <Button
            size="s"
            onClick={() => {
              done.reset()
              setAsking(true)
            }}
          >
            {w.all(rows.length)}
          </Button>
        </Cluster>
      ) : null}
      {ofBatch && rows.length === 0 ? null : (
        <Rows label={w.title} columns={columns} empty={w.empty}>
          {rows.map((row) => (
            <tr key={row.serial}>
              <Td>
                <SerialLink serial={row.serial} text={row.serialText} />
                <span className="kana">{w.since(row.sinceText)}</span>
              </Td>
              <Td>
                <Called name={row.name} insured={row.insured} />
              </Td>
              <Td>
                <span className="half">{row.documentText}</span>
              </Td>
              <Td>
                {ofBatch ? null : (
                  <TextLink elementAs={Link} to={`/batches/${encodeURIComponent(row.batch)}`} className="number">
                    {row.batchNumber}
                  </TextLink>
                )}
                <span className="kana">{row.file ? b.filePage(row.file, row.filePage ?? 1) : words.none}</span>
              </Td>
              <Td>
                <Button size="s" aria-label={w.tickOf(row.serialText)} disabled={done.isPending} onClick={() => tick([row])}>
                  {w.tick}
                </Button>
              </Td>
            </tr>
          ))}
        </Rows>
      )}
      <Confirm isOpen={asking} title={w.allTitle} action={w.all(rows.length)} busy={done.isPending} fault={done.error} onAction={() => tick(rows)} onClose={() => setAsking(false)}>
        {w.allBody(rows.length)}
      </Confirm>
    </Stack>
  )
}
