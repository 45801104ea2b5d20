// Files that were chosen together: all are reviewed, one after the other, and then shown on one page. Those that are clear go in by one press,
// each in a transaction of its own and only as it was shown; any other is left, to be opened by itself.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, touch } from '../../api/commands'
import { Fault } from '../../api/fault'
import { commands, type FileSaid, type ImportDone, type ImportPreview, type ImportSource } from '../../api/generated'
import { useKept } from '../../api/kept'

/** Whether a file is the national list: that names people who are registered, and brings nobody. */
export const isNationalList: Record<ImportSource, boolean> = { roster: false, national_list: true }

/** One of the files, as far as it has come. */
export type OneOf = { path: string } & (
  | { step: 'unread' }
  /** It can go in as it was shown. */
  | { step: 'clear'; preview: ImportPreview }
  /** It was read, and a person has to say more of it, or nothing of it would go in. */
  | { step: 'unclear' | 'nothing'; preview: ImportPreview }
  | { step: 'taken'; done: ImportDone; preview?: ImportPreview }
  /** It was refused: at the review, or because it came to something else when it was to go in. */
  | { step: 'left'; fault: Fault; preview?: ImportPreview }
)

/** `taken`: there once all that were clear have had their turn. */
type Kept = { asOf: string; said: FileSaid; files: OneOf[]; taken: object | null }

/** How many people a file touches, as far as it may be shown; `renamed` of them by another name that was looked at. */
export function sizeOf(preview: ImportPreview, renamed = 0): number {
  return isNationalList[preview.kind] ? preview.listed : preview.joins + preview.changes + renamed
}

/** Whether anything would go in. A row with nothing new but a contact that waits goes into the tray. */
export function usable(preview: ImportPreview, renamed = 0): boolean {
  return preview.rowsRead > preview.rowsWaiting - renamed || preview.contactsWaiting > 0
}

export function useTogether() {
  const client = useQueryClient()
  const kept = useKept<Kept>(['import', 'together'])
  /** What was shown of it stays in sight. */
  const put = (file: OneOf) => {
    const now = kept.now()
    if (now) kept.keep({ ...now, files: now.files.map((one) => (one.path === file.path ? { ...one, ...file } : one)) })
  }
  /** Does the same to each file in its order, until somebody stops it. A refusal is the file's own. */
  const each = async (files: { path: string }[], work: (path: string) => Promise<OneOf>) => {
    for (const { path } of files) {
      const file = await work(path).catch((thrown: unknown): OneOf => ({ path, step: 'left', fault: Fault.from(thrown) }))
      if (file.step === 'left' && file.fault.code === 'cancelled') return
      put(file)
    }
  }
  const review = useMutation<null, Fault, Kept>({
    mutationFn: async ({ asOf, said, files }) => {
      await each(files, async (path) => {
        const preview = await call('import_preview', { path, asOf, said })
        await call('import_set_aside', { preview: preview.preview })
        const asks = preview.torn.length > 0 || preview.widths.length > 0
        return { path, step: asks ? 'unclear' : usable(preview) ? 'clear' : 'nothing', preview }
      })
      return null
    },
    gcTime: 0,
  })
  const take = useMutation<null, Fault, Kept>({
    mutationFn: async ({ asOf, said, files }) => {
      const shown = new Map(files.map((file) => [file.path, file.step === 'clear' ? file.preview.preview : null]))
      await each(clearOf(files), async (path) => {
        const { preview } = await call('import_preview', { path, asOf, said })
        return { path, step: 'taken', done: await call('import_apply_as_shown', { preview, shown: shown.get(path) ?? 0 }) }
      })
      const now = kept.now()
      if (now && clearOf(now.files).length === 0) kept.keep({ ...now, taken: {} })
      return null
    },
    gcTime: 0,
    onSettled: () => void touch(client, commands.import_apply_as_shown.tags),
  })
  return {
    files: kept.value?.files ?? [],
    taken: kept.value?.taken ?? null,
    reading: review.isPending,
    taking: take.isPending,
    review: (paths: string[], asOf: string, said: FileSaid) => {
      const one = { asOf, said, files: [...new Set(paths)].map((path): OneOf => ({ path, step: 'unread' })), taken: null }
      kept.keep(one)
      review.mutate(one)
    },
    take: () => {
      const now = kept.now()
      if (now) take.mutate(now)
    },
    /** One of them went in by itself. */
    took: (path: string, done: ImportDone) => put({ path, step: 'taken', done }),
    leave: () => kept.keep(null),
  }
}

/** Those that can go in as they were shown. */
export function clearOf(files: OneOf[]) {
  return files.filter((file) => file.step === 'clear')
}

export type Together = ReturnType<typeof useTogether>
