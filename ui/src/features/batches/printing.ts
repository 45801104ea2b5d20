// The printing at hand. It outlives its page: the serials that were left out come with the answer, and only once.
import { useQueryClient } from '@tanstack/react-query'
import { useWrite } from '../../api/commands'
import { chooseFolder } from '../../bridge/tauri'
import { words } from '../../words/ja'
import { keepOutcome } from './outcome'

export function usePrinting() {
  const client = useQueryClient()
  return useWrite('batch_print', { onSuccess: (done, { batch }) => keepOutcome(client, batch, { step: 'printed', done }) })
}

export type Printing = ReturnType<typeof usePrinting>

/** Asks for a folder, and writes what waits there: the whole of a batch, or the piece with this serial alone. */
export async function printInto(printing: Printing, batch: string, serial: string | null = null): Promise<void> {
  const folder = await chooseFolder(words.batches.chooseFolder)
  if (folder !== null) printing.mutate({ batch, folder, serial })
}
