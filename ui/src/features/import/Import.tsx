// A roster comes in: choose or drop it, look at what was understood, then apply it or leave it.
import { useEffect, useState } from 'react'
import { Button, Cluster, Stack } from 'smarthr-ui'
import { chooseFiles, chooseNewWorkbook, onDrop } from '../../bridge/tauri'
import { DayField } from '../../components/DayField'
import { FaultMessage, Message } from '../../components/Message'
import { Page } from '../../components/Page'
import { useAsOf } from '../../lib/asOf'
import { workbookBeside } from '../../lib/path'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'
import { AllFiles } from './AllFiles'
import { Columns } from './Columns'
import { Done, Undone } from './Done'
import { DropArea } from './DropArea'
import { FilePassword } from '../../components/FilePassword'
import type { Importing } from './importing'
import { NotNamed } from './NotNamed'
import { Review } from './Review'
import { SenderField } from './SenderField'
import { Tray } from './Tray'

export function Import({ begin, importing }: { begin: string; importing: Importing }) {
  const place = usePlace()
  const { asOf, readable, onDay } = useAsOf(begin)
  const [over, setOver] = useState(false)
  const { pending, asking, locked, together, busy } = importing
  const resting = pending === null && asking === null && locked === null && !busy
  const ready = resting && readable

  const open = (path: string) => {
    place.go({ weight: '', code: '', page: 1, newPage: 1, renamePage: 1, absentPage: 1 }, { replace: true })
    importing.read(path, asOf)
  }
  // One file is looked at by itself, several on one page.
  const start = (paths: string[]) => {
    if (paths.length > 1) importing.readAll(paths, asOf)
    else if (paths[0] !== undefined) open(paths[0])
  }
  const choose = async () => {
    start(await chooseFiles(words.import.chooseTitle, [{ name: words.import.filter, extensions: ['xlsx', 'xlsm', 'xlsb', 'xltx', 'xltm', 'xls', 'ods', 'csv', 'tsv', 'txt'] }]))
  }

  const w = words.import
  const mark = async (path: string, preview: number) => {
    const target = await chooseNewWorkbook(w.marked.title, w.marked.filter, workbookBeside(path, w.marked.suffix))
    if (target !== null) importing.mark(preview, target)
  }
  const template = async () => {
    const target = await chooseNewWorkbook(w.template.title, w.template.filter, w.template.name)
    if (target !== null) importing.template(target)
  }

  // The window hears of drops wherever they happen; they count only while there is nothing to review.
  useEffect(() =>
    onDrop((drop) => {
      setOver(ready && drop.kind === 'over')
      if (ready && drop.kind === 'dropped') start(drop.paths)
    }),
  )

  // The columns list what drifted, one below the other.
  const told = asking && importing.fault?.code === 'columns_drifted' ? null : importing.fault

  return (
    <Page title={words.import.title} lead={words.import.lead} stage={stage(importing)}>
      {importing.done ? (
        <Done
          done={importing.done}
          busy={busy}
          undoing={importing.undoing.isPending}
          fault={importing.undoing.fault}
          onUndo={importing.undo}
          onLeave={importing.leave}
        />
      ) : null}
      {(resting || together.reading || together.taking) && together.files.length > 0 ? (
        <AllFiles together={together} busy={busy || !readable} onOpen={open} />
      ) : null}
      {importing.done ? <NotNamed told={importing.done.notNamed} /> : null}
      {importing.undone ? <Undone undone={importing.undone} /> : null}
      <FaultMessage fault={told} />
      {importing.written ? (
        <Message type="success" title={w.written}>
          <p>{importing.written}</p>
        </Message>
      ) : null}
      {resting ? (
        <Stack gap={1.5}>
          <DayField label={words.import.asOf} help={words.import.asOfHelp} value={asOf} onDay={onDay} />
          <SenderField value={importing.sender} onChange={importing.onSender} />
          <DropArea over={over} disabled={!readable} onChoose={() => void choose()} />
          <Tray />
          <Cluster align="center">
            <p className="quiet">{w.template.lead}</p>
            <Button size="s" onClick={() => void template()}>
              {w.template.open}
            </Button>
          </Cluster>
        </Stack>
      ) : null}
      {locked && !busy ? (
        <FilePassword
          busy={busy}
          onOpen={(password) => importing.read(locked.path, importing.day ?? asOf, { ...locked.said, password })}
          onLeave={importing.leave}
        />
      ) : null}
      {asking ? (
        <Columns
          key={JSON.stringify([asking.path, asking.said])}
          path={asking.path}
          said={asking.said}
          columns={asking.columns}
          busy={busy}
          onRead={(said) => importing.read(asking.path, importing.day ?? asOf, said)}
          onTable={(table) => importing.ask({ path: asking.path, said: { ...asking.said, table, columns: [] } })}
          onLeave={importing.leave}
        />
      ) : null}
      {pending && !asking ? (
        <Review
          path={pending.path}
          preview={pending.preview}
          busy={busy}
          onApply={(reason, renamed) => importing.apply(pending.preview.preview, reason, renamed)}
          onDiscard={() => importing.discard(pending.preview.preview)}
          onColumns={() => importing.ask(pending)}
          onWidth={(width) =>
            importing.read(pending.path, importing.day ?? asOf, { ...pending.said, widths: [...pending.said.widths, width] })
          }
          onMark={() => void mark(pending.path, pending.preview.preview)}
        />
      ) : null}
    </Page>
  )
}

/** What a clerk has before them: the rows of a file, its columns, or what became of it. */
function stage({ done, undone, pending, asking }: Importing): string {
  if (pending) return `review ${pending.preview.preview}`
  if (asking) return `columns ${asking.path}`
  return done?.import ?? undone?.import ?? ''
}
