// The import at hand. It outlives its page: the preview cannot be asked for twice, and one may look at other pages while a file is read.
import { useWrite } from '../../api/commands'
import type { ImportDone, ImportPreview, ImportSource } from '../../api/generated'
import { useKept } from '../../api/kept'
import { words } from '../../words/ja'

/** Whether a file is the national list: that names people who are registered, and brings nobody. */
export const isNationalList: Record<ImportSource, boolean> = { roster: false, national_list: true }

export function useImporting() {
  const pending = useKept<{ path: string; preview: ImportPreview }>(['import', 'pending'])
  const done = useKept<ImportDone>(['import', 'done'])
  const read = useWrite('import_preview', { onSuccess: (preview, { path }) => pending.keep({ path, preview }) })
  const apply = useWrite('import_apply', {
    onSuccess: (result) => {
      pending.keep(null)
      done.keep(result)
    },
  })
  const discard = useWrite('import_discard')
  return {
    pending: pending.value,
    done: done.value,
    busy: read.isPending || apply.isPending || discard.isPending,
    /** What is being done, where it takes long. */
    label: read.isPending ? words.import.reading : apply.isPending ? words.import.applying : null,
    fault: read.error ?? apply.error ?? discard.error,
    read: (path: string, asOf: string) => {
      done.keep(null)
      apply.reset()
      discard.reset()
      read.mutate({ path, asOf })
    },
    apply: (preview: number) => apply.mutate({ preview }),
    discard: (preview: number) => {
      pending.keep(null)
      apply.reset()
      discard.mutate({ preview })
    },
  }
}

export type Importing = ReturnType<typeof useImporting>
