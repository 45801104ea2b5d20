// The steps that a batch can take. Each moves the pieces that stand right before it, and no others: once a spoiled piece
// was made anew, pieces stand at different places, and those behind must not hold up those ahead.
import { useState } from 'react'
import { Button, Cluster, Stack } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import type { BatchRow, PieceState } from '../../api/generated'
import { Confirm } from '../../components/Confirm'
import { FaultMessage } from '../../components/Message'
import { words } from '../../words/ja'
import { useOutcome } from './outcome'
import { printInto, type Printing } from './printing'

const w = words.batches

type Props = { batch: BatchRow; printing: Printing }

export function NextStep({ batch, printing }: Props) {
  const { toPrint, toEnclose, toPost } = batch
  const waiting = [toPrint, toEnclose, toPost]
  // The foremost step is the one to take; the others are there for pieces that are ahead of a replacement.
  const next = waiting.findIndex((count) => count > 0)
  if (next < 0) return null
  return (
    <Stack gap={1}>
      {printing.variables?.batch === batch.id && printing.variables.serial === null ? <FaultMessage fault={printing.error} /> : null}
      {waiting.filter((count) => count > 0).length > 1 ? <p className="quiet">{w.mixed}</p> : null}
      <Cluster justify="flex-end">
        {toPrint > 0 ? <Print batch={batch} printing={printing} /> : null}
        {toEnclose > 0 ? <Move batch={batch} to="enclosed" count={toEnclose} next={next === 1} /> : null}
        {toPost > 0 ? <Move batch={batch} to="posted" count={toPost} next={next === 2} /> : null}
      </Cluster>
    </Stack>
  )
}

function Print({ batch, printing }: Props) {
  return (
    <Button variant="primary" disabled={printing.isPending} onClick={() => void printInto(printing, batch.id)}>
      {w.print(batch.toPrint)}
    </Button>
  )
}

const MOVES = {
  enclosed: { command: 'batch_enclose', ...w.enclose },
  posted: { command: 'batch_post', ...w.post },
} as const satisfies Partial<Record<PieceState, object>>

function Move({ batch, to, count, next }: { batch: BatchRow; to: keyof typeof MOVES; count: number; next: boolean }) {
  const { command, title, body, ...own } = MOVES[to]
  const action = own.action(count)
  const [asking, setAsking] = useState(false)
  const outcome = useOutcome(batch.id)
  const write = useWrite(command, {
    onSuccess: ({ moved }) => {
      setAsking(false)
      outcome.keep({ step: to, moved })
    },
  })
  return (
    <>
      <Button
        variant={next ? 'primary' : 'secondary'}
        onClick={() => {
          write.reset()
          setAsking(true)
        }}
      >
        {action}
      </Button>
      <Confirm isOpen={asking} title={title} action={action} busy={write.isPending} fault={write.error} onAction={() => write.mutate({ batch: batch.id })} onClose={() => setAsking(false)}>
        {body}
      </Confirm>
    </>
  )
}
