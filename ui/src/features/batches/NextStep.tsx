// The one step that a batch can take next. Printing asks for a folder, the others for a last look.
import { useState } from 'react'
import { Button, Cluster, Stack } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import type { BatchRow } from '../../api/generated'
import { chooseFolder } from '../../bridge/tauri'
import { Confirm } from '../../components/Confirm'
import { FaultMessage } from '../../components/Message'
import { Working } from '../../components/Working'
import { words } from '../../words/ja'
import { useOutcome } from './outcome'

const w = words.batches

export function NextStep({ batch }: { batch: BatchRow }) {
  if (batch.state === 'made') return <Print batch={batch} />
  if (batch.state === 'printed') return <Move key="enclosed" batch={batch} to="enclosed" />
  if (batch.state === 'enclosed') return <Move key="posted" batch={batch} to="posted" />
  return null
}

function Print({ batch }: { batch: BatchRow }) {
  const outcome = useOutcome(batch.id)
  const print = useWrite('batch_print')
  const start = async () => {
    const folder = await chooseFolder(w.chooseFolder)
    if (folder === null) return
    print.mutate({ batch: batch.id, folder }, { onSuccess: (done) => outcome.keep({ step: 'printed', done }) })
  }
  return (
    <Stack gap={1}>
      <FaultMessage fault={print.error} />
      {print.isPending ? (
        <Working label={w.printing} canCancel />
      ) : (
        <Cluster justify="flex-end">
          <Button variant="primary" onClick={() => void start()}>
            {w.print(batch.pieces)}
          </Button>
        </Cluster>
      )}
    </Stack>
  )
}

const MOVES = {
  enclosed: { command: 'batch_enclose', button: w.enclose, title: w.encloseTitle, body: w.encloseBody },
  posted: { command: 'batch_post', button: w.post, title: w.postTitle, body: w.postBody },
} as const

function Move({ batch, to }: { batch: BatchRow; to: 'enclosed' | 'posted' }) {
  const { command, button, title, body } = MOVES[to]
  const [asking, setAsking] = useState(false)
  const outcome = useOutcome(batch.id)
  const write = useWrite(command)
  return (
    <Cluster justify="flex-end">
      <Button
        variant="primary"
        onClick={() => {
          write.reset()
          setAsking(true)
        }}
      >
        {button(batch.pieces)}
      </Button>
      <Confirm
        isOpen={asking}
        title={title}
        action={button(batch.pieces)}
        busy={write.isPending}
        fault={write.error}
        onAction={() =>
          write.mutate(
            { batch: batch.id },
            {
              onSuccess: ({ moved, withdrawn }) => {
                outcome.keep({ step: to, moved, withdrawn })
                setAsking(false)
              },
            },
          )
        }
        onClose={() => setAsking(false)}
      >
        {body(batch.pieces)}
      </Confirm>
    </Cluster>
  )
}
