// Corrections out of a list in Excel or CSV: read, shown, and written as they were shown.
import { useState } from 'react'
import { Button, Stack } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import { Fault } from '../../api/fault'
import type { CorrectDone, CorrectPreview, EntriesRes } from '../../api/generated'
import { chooseFile } from '../../bridge/tauri'
import { Landing } from '../../components/Landing'
import { FaultMessage } from '../../components/Message'
import { Panel } from '../../components/Panel'
import { words } from '../../words/ja'
import { Review } from '../../components/correct/Review'
import { said, Told, type Saying } from '../../components/correct/Told'
import { FilePassword } from '../../components/FilePassword'

const w = words.correct
const ENDINGS = ['xlsx', 'xlsm', 'xlsb', 'xls', 'ods', 'csv', 'tsv', 'txt']

type Props = { known: EntriesRes; today: string; asOf: string; onDone: (done: CorrectDone) => void }

export function OfList({ known, today, asOf, onDone }: Props) {
  const [saying, setSaying] = useState<Saying>({ source: '', on: today })
  const [tried, setTried] = useState(false)
  const [preview, setPreview] = useState<CorrectPreview | null>(null)
  const [path, setPath] = useState<string | null>(null)
  const read = useWrite('correct_file', { onSuccess: setPreview })
  const ask = async () => {
    setTried(true)
    const told = said(saying)
    if (told === null) return
    const chosen = await chooseFile(w.chooseFileTitle, [{ name: w.filter, extensions: ENDINGS }])
    if (chosen === null) return
    setPath(chosen)
    read.mutate({ path: chosen, password: null, told, asOf })
  }
  const open = (password: string) => {
    const told = said(saying)
    if (told !== null && path !== null) read.mutate({ path, password, told, asOf })
  }
  if (preview) {
    const leave = () => setPreview(null)
    return (
      <Landing of={preview}>
        <Review
          preview={preview}
          onBack={leave}
          onDone={(done) => {
            leave()
            onDone(done)
          }}
        />
      </Landing>
    )
  }
  const locked = read.error !== null && ['file_password', 'file_password_wrong'].includes(Fault.from(read.error).code)
  return (
    <Panel title={w.file}>
      <Stack gap={1}>
        <p className="quiet">{w.fileLead}</p>
        <div className="entries">
          <Told sources={known.sources} value={saying} tried={tried} today={today} onSay={setSaying} />
          <span className="entries-go">
            <Button loading={read.isPending} onClick={() => void ask()}>
              {w.chooseFile}
            </Button>
          </span>
        </div>
        <FaultMessage fault={read.error} />
        {locked ? <FilePassword busy={read.isPending} onOpen={open} onLeave={() => read.reset()} /> : null}
      </Stack>
    </Panel>
  )
}
