// What a step on a batch left behind. Serials to pull out must not vanish when one looks at another page.
import { useKept } from '../../api/commands'
import type { BatchPrintDone, FindingRow } from '../../api/generated'

export type Outcome =
  | { step: 'printed'; done: BatchPrintDone }
  | { step: 'enclosed' | 'posted'; moved: number; withdrawn: string[] }
  | { step: 'spoiled'; spoiled: string; replacement: string | null }

export function useOutcome(batch: string) {
  return useKept<Outcome>(['batches', 'outcome', batch])
}

/** Written where batches are made; read here. */
export function useStopped() {
  return useKept<{ batch: string; rows: FindingRow[] }>(['batches', 'stopped'])
}
