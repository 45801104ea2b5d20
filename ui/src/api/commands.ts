// Commands of the office as hooks. Data from Rust lives in the query cache and nowhere else;
// a write touches tags, and every read that carries one of them is asked again.
import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { rpc } from '../bridge/tauri'
import { Fault } from './fault'
import { commands, type CommandName, type Commands, type Tag } from './generated'

type Req<N extends CommandName> = Commands[N]['req']
type Res<N extends CommandName> = Commands[N]['res']

export async function call<N extends CommandName>(name: N, request: Req<N>): Promise<Res<N>> {
  try {
    return (await rpc(name, request)) as Res<N>
  } catch (thrown) {
    throw Fault.from(thrown)
  }
}

export function newClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The office is on this machine: an answer is as good as its tags, a refusal is not cured by asking again.
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

type ReadOptions<N extends CommandName> = { keep?: (before: Req<N>) => boolean }

/** Reads. `keep` says after which earlier request its answer may stay on the screen until the new one is there. */
export function useRead<N extends CommandName>(name: N, request: Req<N>, { keep }: ReadOptions<N> = {}) {
  return useQuery<Res<N>, Fault>({
    queryKey: [name, request],
    queryFn: () => call(name, request),
    placeholderData: (data, query) => {
      const before = query?.queryKey[1] as Req<N> | undefined
      return data !== undefined && before !== undefined && keep?.(before) ? (data as never) : undefined
    },
  })
}

/** Writes. A refused write touches its tags too: the screen was then likely older than the database. */
export function useWrite<N extends CommandName>(name: N) {
  const client = useQueryClient()
  return useMutation<Res<N>, Fault, Req<N>>({
    mutationFn: (request) => call(name, request),
    // What was sent (a password, say) is not kept after the screen is gone.
    gcTime: 0,
    onSettled: () => touch(client, commands[name].tags),
  })
}

/** Asks every read again that carries one of the tags. */
export async function touch(client: QueryClient, tags: Tag[]): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey: [name] }) => isCommand(name) && commands[name].tags.some((tag) => tags.includes(tag)),
  })
}

/** An answer that cannot be asked for twice (a preview, the serials to pull out): kept until the database is closed. */
export function useKept<T>(key: readonly string[]) {
  const client = useQueryClient()
  const queryKey = ['kept', ...key]
  const { data } = useQuery<T | null>({ queryKey, queryFn: () => null, enabled: false, gcTime: Infinity })
  return { value: data ?? null, keep: (value: T | null) => client.setQueryData<T | null>(queryKey, value) }
}

function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && name in commands
}
