// Work at hand: how far it is, and the way to stop it. What is done is read out once, the number that runs is not.
import { useEffect, useState } from 'react'
import { Base, Button, Cluster, Loader, Stack } from 'smarthr-ui'
import { cancel, onProgress, type Progress } from '../bridge/tauri'
import { words } from '../words/ja'

type Props = { label: string; canCancel?: boolean }

export function Working({ label, canCancel = false }: Props) {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [cancelling, setCancelling] = useState(false)
  useEffect(() => onProgress(setProgress), [])
  const stop = () => {
    setCancelling(true)
    void cancel().catch(() => setCancelling(false))
  }
  const step = progress?.label ?? label
  return (
    <Base padding={1.5}>
      <Stack gap={1}>
        <Cluster justify="space-between" align="center">
          <Cluster align="center">
            <Loader size="s" alt="" />
            <span role="status">{cancelling ? words.progress.cancelling : step}</span>
            {progress ? (
              <span className="quiet">
                {progress.total === null ? words.progress.done(progress.done) : words.progress.of(progress.done, progress.total)}
              </span>
            ) : null}
          </Cluster>
          {canCancel ? (
            <Button size="s" disabled={cancelling} onClick={stop}>
              {words.progress.cancel}
            </Button>
          ) : null}
        </Cluster>
        {progress?.total ? <progress className="bar" aria-label={step} max={progress.total} value={progress.done} /> : null}
      </Stack>
    </Base>
  )
}
