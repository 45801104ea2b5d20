// The steps that a batch can take. Each moves the pieces that stand right before it, and no others: once a spoiled piece
// was made anew, pieces stand at different places, and those behind must not hold up those ahead.
import { useState } from 'react'
import { Button, Cluster, Stack } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import type { BatchRow } from '../../api/generated'
import { chooseFolder } from '../../bridge/tauri'
import { Confirm } from '../../components/Confirm'
import { FaultMessage } from '../../components/Message'
import { words } from '../../words/ja'
import { useOutcome } from './outcome'
import type { Printing } from './printing'

const w = words.batches

const STEPS = [
  { from: 'made', to: 'printed' },
  { from: 'printed', to: 'enclosed' },
  { from: 'enclosed', to: 'posted' },
] as const

type Props = { batch: BatchRow; printing: Printing }

export function NextStep({ batch, printing }: Props) {
  const first = STEPS.findIndex(({ from }) => from === batch.state)
  if (first < 0) return null
  // A batch stands where the last of its pieces stands; only a replacement can stand behind the others.
  const mixed = batch.spoiled > 0
  const steps = mixed ? STEPS.slice(first) : STEPS.slice(first, first + 1)
  return (
    <Stack gap={1}>
      {printing.variables?.batch === batch.id ? <FaultMessage fault={printing.error} /> : null}
      {mixed && steps.length > 1 ? <p className="quiet">{w.mixed}</p> : null}
      <Cluster justify="flex-end">
        {steps.map(({ from, to }) => {
          const next = from === batch.state
          return to === 'printed' ? <Print key={to} batch={batch} printing={printing} /> : <Move key={to} batch={batch} to={to} next={next} />
        })}
      </Cluster>
    </Stack>
  )
}

function Print({ batch, printing }: Props) {
  const start = async () => {
    const folder = await chooseFolder(w.chooseFolder)
    if (folder !== null) printing.mutate({ batch: batch.id, folder })
  }
  return (
    <Button variant="primary" disabled={printing.isPending} onClick={() => void start()}>
      {w.print}
    </Button>
  )
}

const MOVES = {
  enclosed: { command: 'batch_enclose', ...w.enclose },
  posted: { command: 'batch_post', ...w.post },
} as const

function Move({ batch, to, next }: { batch: BatchRow; to: 'enclosed' | 'posted'; next: boolean }) {
  const { command, action, title, body } = MOVES[to]
  const [asking, setAsking] = useState(false)
  const outcome = useOutcome(batch.id)
  const write = useWrite(command, {
    onSuccess: ({ moved, withdrawn }) => {
      outcome.keep({ step: to, moved, withdrawn })
      setAsking(false)
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
