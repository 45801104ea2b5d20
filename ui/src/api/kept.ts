// Answers that cannot be asked for twice (a preview, the serials to pull out): kept in the query cache until the database is closed.
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { FindingRow } from './generated'

type Key = readonly string[]

export const KEPT = 'kept'

/** Before anything is kept: without this, what no screen shows would be thrown away after minutes. */
export function keepForever(client: QueryClient): void {
  client.setQueryDefaults([KEPT], { gcTime: Infinity })
}

export function keep<T>(client: QueryClient, key: Key, value: T | null): void {
  client.setQueryData<T | null>([KEPT, ...key], value)
}

export function useKept<T>(key: Key) {
  const client = useQueryClient()
  const { data } = useQuery<T | null>({ queryKey: [KEPT, ...key], queryFn: () => null, enabled: false })
  return {
    value: data ?? null,
    /** As it is now, also where the screen was not drawn anew since. */
    now: () => client.getQueryData<T | null>([KEPT, ...key]) ?? null,
    keep: (value: T | null) => keep(client, key, value),
  }
}

/** The batch that was just made, and who was left out of it: written where batches are made, read where they are shown. */
export function useMade() {
  return useKept<{ batch: string; pieces: number; stopped: FindingRow[] }>(['made'])
}
