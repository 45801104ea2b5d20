// The printing at hand. It outlives its page: the serials that were left out come with the answer, and only once.
import { useQueryClient } from '@tanstack/react-query'
import { useWrite } from '../../api/commands'
import { keepOutcome } from './outcome'

export function usePrinting() {
  const client = useQueryClient()
  return useWrite('batch_print', { onSuccess: (done, { batch }) => keepOutcome(client, batch, { step: 'printed', done }) })
}

export type Printing = ReturnType<typeof usePrinting>
