// What a step on a batch left behind. Serials to pull out must not vanish when one looks at another page.
import type { QueryClient } from '@tanstack/react-query'
import type { BatchPrintDone } from '../../api/generated'
import { keep, useKept } from '../../api/kept'

export type Outcome =
  | { step: 'printed'; done: BatchPrintDone }
  | { step: 'enclosed' | 'posted'; moved: number; withdrawn: string[] }
  | { step: 'spoiled'; spoiled: string; replacement: string | null }

const key = (batch: string) => ['outcome', batch]

export function useOutcome(batch: string) {
  return useKept<Outcome>(key(batch))
}

export function keepOutcome(client: QueryClient, batch: string, outcome: Outcome): void {
  keep(client, key(batch), outcome)
}
