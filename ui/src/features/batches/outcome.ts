// What the last step on a batch left behind, also after a look at another page. What must be pulled out stands in the database.
import type { QueryClient } from '@tanstack/react-query'
import type { BatchPrintDone, PieceState } from '../../api/generated'
import { keep, useKept } from '../../api/kept'

/** One of the places of a piece. */
type Place<P extends PieceState> = P

export type Outcome =
  | { step: Place<'printed'>; done: BatchPrintDone }
  | { step: Place<'enclosed' | 'posted'>; moved: number }
  | Spoilt

/** A piece that was spoiled, and the one that takes its place. */
export type Spoilt = { step: Place<'spoiled'>; spoiled: string; replacement: string | null }

const key = (batch: string) => ['outcome', batch]

export function useOutcome(batch: string) {
  return useKept<Outcome>(key(batch))
}

export function keepOutcome(client: QueryClient, batch: string, outcome: Outcome): void {
  keep(client, key(batch), outcome)
}
