// The import at hand. It outlives its page: the preview cannot be asked for twice, and one may look at other pages while a file is read.
import { useWrite } from '../../api/commands'
import type { Refused } from '../../api/fault'
import type { FileSaid, ImportColumns, ImportDone, ImportPreview, ImportUndone } from '../../api/generated'
import { useKept } from '../../api/kept'
import { words } from '../../words/ja'
import { useTogether } from './together'

/** A file, and what a person has said of it. */
type Roster = { path: string; said: FileSaid }

const NOTHING_SAID: FileSaid = { table: null, hidden: null, everyone: null, columns: [], codes: null, widths: [], sender: null, drift: null, password: null }

/** Refusals that a person can answer by saying how the file is to be read. */
const TO_ANSWER: readonly Refused[] = ['columns_unclear', 'columns_missing', 'everyone_unclear', 'columns_drifted', 'table_unclear', 'hidden_unclear']
/** Refusals that a person can answer with the password of the file. */
const ABOUT_PASSWORD: readonly Refused[] = ['file_password', 'file_password_wrong']

/** How the file of a known sender would be read once a drift is answered: looking at it reads nothing, and reading on is the answer. */
const asIfAnswered = (said: FileSaid): FileSaid => ({ ...said, drift: said.sender === null ? null : 'accept' })

export function useImporting() {
  const pending = useKept<Roster & { preview: ImportPreview }>(['import', 'pending'])
  const asking = useKept<Roster & { columns: ImportColumns }>(['import', 'columns'])
  const locked = useKept<Roster>(['import', 'locked'])
  const day = useKept<string>(['import', 'day'])
  const sender = useKept<string>(['import', 'sender'])
  const together = useTogether()
  const done = useKept<ImportDone>(['import', 'done'])
  const undone = useKept<ImportUndone>(['import', 'undone'])
  const ask = useWrite('import_columns', {
    onSuccess: (columns, { path, said }) => asking.keep({ path, said, columns }),
  })
  const read = useWrite('import_preview', {
    onSuccess: (preview, { path, said }) => {
      asking.keep(null)
      pending.keep({ path, said, preview })
    },
    onFault: (fault, { path, said }) => {
      if (TO_ANSWER.includes(fault.code)) ask.mutate({ path, said: asIfAnswered(said) })
      if (ABOUT_PASSWORD.includes(fault.code)) locked.keep({ path, said })
    },
  })
  const apply = useWrite('import_apply', {
    onSuccess: (result) => {
      const path = pending.now()?.path
      if (path !== undefined) together.took(path, result)
      pending.keep(null)
      // The next file is another sender's, most often.
      sender.keep(null)
      done.keep(result)
    },
  })
  const undo = useWrite('import_undo', {
    onSuccess: (result) => {
      done.keep(null)
      undone.keep(result)
    },
  })
  const mark = useWrite('import_marked')
  const template = useWrite('template')
  const discard = useWrite('import_discard')
  const writes = [read, ask, apply, mark, template, discard]
  const forgetFaults = () => [...writes, undo].forEach((write) => write.reset())
  const w = words.import
  /** What takes long, with what it is called. */
  const long: [{ isPending: boolean }, string][] = [
    [read, w.reading],
    [ask, w.reading],
    [apply, w.applying],
    [mark, w.marked.doing],
    [{ isPending: together.reading }, w.reading],
    [{ isPending: together.taking }, w.applying],
  ]
  return {
    pending: pending.value,
    asking: asking.value,
    /** A file that waits for its password. */
    locked: locked.value,
    /** The day for which the file at hand was read. */
    day: day.value,
    /** Who sent the files that are chosen next, as it was typed. */
    sender: sender.value ?? '',
    onSender: (name: string) => sender.keep(name),
    done: done.value,
    undone: undone.value,
    busy: together.reading || together.taking || [...writes, undo].some((write) => write.isPending),
    /** What its own dialog shows. */
    undoing: { isPending: undo.isPending, fault: undo.error },
    /** Files that were chosen together. */
    together,
    readAll: (paths: string[], asOf: string) => {
      done.keep(null)
      undone.keep(null)
      forgetFaults()
      together.review(paths, asOf, { ...NOTHING_SAID, sender: sender.value?.trim() || null })
    },
    /** What is being done, where it takes long. */
    label: long.find(([write]) => write.isPending)?.[1] ?? null,
    fault: writes.map((write) => write.error).find((error) => error !== null) ?? null,
    /** The file that was just written, for a sender. */
    written: mark.data?.path ?? template.data?.path ?? null,
    read: (path: string, asOf: string, said: FileSaid = { ...NOTHING_SAID, sender: sender.value?.trim() || null }) => {
      done.keep(null)
      undone.keep(null)
      // A file that is read takes the place of the one under review.
      pending.keep(null)
      locked.keep(null)
      day.keep(asOf)
      forgetFaults()
      read.mutate({ path, asOf, said })
    },
    /** Shows how the file is understood, to say what is meant. */
    ask: ({ path, said }: Roster) => {
      forgetFaults()
      ask.mutate({ path, said: asIfAnswered(said) })
    },
    /** Leaves the file as it was understood, or one without its password. */
    leave: () => {
      forgetFaults()
      locked.keep(null)
      asking.keep(null)
    },
    /** `renamed`: whose new names were looked at. */
    apply: (preview: number, reason: string | null, renamed: string[]) => {
      forgetFaults()
      apply.mutate({ preview, reason, renamed })
    },
    /** Writes the file under review once more, marked for its sender. */
    mark: (preview: number, path: string) => {
      forgetFaults()
      mark.mutate({ preview, path })
    },
    /** Writes a blank roster for a sender. */
    template: (path: string) => {
      forgetFaults()
      template.mutate({ path })
    },
    /** Takes back what was just imported. */
    undo: () => {
      if (done.value === null) return
      forgetFaults()
      undo.mutate({ import: done.value.import })
    },
    discard: (preview: number) => {
      pending.keep(null)
      forgetFaults()
      discard.mutate({ preview })
    },
  }
}

export type Importing = ReturnType<typeof useImporting>
