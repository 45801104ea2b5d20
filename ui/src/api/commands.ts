// Commands of the office as hooks. Data from Rust lives in the query cache and nowhere else;
// a write touches tags, and every read that carries one of them is asked again.
import { MutationCache, QueryCache, QueryClient, useMutation, useQueries, useQuery, useQueryClient, type Query, type UseQueryResult } from '@tanstack/react-query'
import { useRef } from 'react'
import { rpc } from '../bridge/tauri'
import { Fault, type Refused } from './fault'
import { commands, type CommandName, type CommandRow, type Commands, type Tag } from './generated'
import { KEPT, keepForever } from './kept'

type Req<N extends CommandName> = Commands[N]['req']
type Res<N extends CommandName> = Commands[N]['res']
/** What may be asked by a screen as often as it likes, and kept under its request. */
type Readable = { [N in CommandName]: (typeof commands)[N] extends { writes: false; secret: false } ? N : never }[CommandName]

export async function call<N extends CommandName>(name: N, request: Req<N>): Promise<Res<N>> {
  try {
    return (await rpc(name, request)) as Res<N>
  } catch (thrown) {
    throw Fault.from(thrown)
  }
}

/** Refusals that tell that the status is another one by now: somebody has changed the user, or taken them out. */
const STANDING: Refused[] = ['locked', 'password_due', 'not_allowed', 'older_than_known']

export function newClient(): QueryClient {
  const onError = (error: Error) => {
    if (STANDING.includes(Fault.from(error).code)) void client.invalidateQueries({ queryKey: ['status'] })
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The office is on this machine: an answer is as good as its tags, a refusal is not cured by asking again.
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  keepForever(client)
  return client
}

type ReadOptions<N extends CommandName> = { keep?: (before: Req<N>) => boolean; every?: number }

/**
 * Reads. `keep` says after which earlier request its answer may stay on the screen until the new one is there;
 * `every` how many milliseconds an answer is good for that no write makes stale, such as the day.
 */
export function useRead<N extends Readable>(name: N, request: Req<N>, { keep, every }: ReadOptions<N> = {}) {
  return useQuery<Res<N>, Fault>({
    queryKey: [name, request],
    queryFn: () => call(name, request),
    placeholderData: (data, query) => {
      const before = query?.queryKey[1] as Req<N> | undefined
      return data !== undefined && before !== undefined && keep?.(before) ? (data as never) : undefined
    },
    ...(every === undefined ? {} : { refetchInterval: every, refetchOnWindowFocus: 'always' as const }),
  })
}

/** Reads one command several times; what was answered before is here at once. */
export function useReads<N extends Readable>(name: N, requests: Req<N>[]): UseQueryResult<Res<N>, Fault>[] {
  return useQueries({ queries: requests.map((request) => ({ queryKey: [name, request], queryFn: () => call(name, request) })) }) as UseQueryResult<Res<N>, Fault>[]
}

/** Asks before the screen is there that reads the answer. */
export function useReadAhead<N extends Readable>(name: N): (request: Req<N>) => void {
  const client = useQueryClient()
  return (request) => void client.prefetchQuery({ queryKey: [name, request], queryFn: () => call(name, request) })
}

type WriteOptions<N extends CommandName> = {
  onSuccess?: (answer: Res<N>, request: Req<N>) => void
  onFault?: (fault: Fault, request: Req<N>) => void
}

/**
 * Writes. `onSuccess` hears the answer before anything is read again, and also when its screen is gone by then;
 * a callback given to `mutate` would go with the screen. A refused write touches its tags too: the screen was then
 * likely older than the database.
 */
export function useWrite<N extends CommandName>(name: N, { onSuccess, onFault }: WriteOptions<N> = {}) {
  const client = useQueryClient()
  return useMutation<Res<N>, Fault, Req<N>>({
    mutationFn: (request) => call(name, request),
    // What was sent (a password, say) is not kept after the screen is gone.
    gcTime: 0,
    onSuccess: (answer, request) => onSuccess?.(answer, request),
    onError: (fault, request) => onFault?.(fault, request),
    // It is done with the answer: nobody waits until the screens were read again.
    onSettled: (_answer, fault) => void (row(name).forgets && !fault ? forget : touch)(client, row(name).tags),
  })
}

type QueueOptions<N extends CommandName> = {
  /** The request whose turn it is, until it was heard of. */
  next: () => Req<N> | null
  onSuccess: (answer: Res<N>) => void
  onFault: (fault: Fault) => void
}

/** Writes one request after the other, in the order in which they came; what they touch is read again once none is left. */
export function useWriteQueue<N extends CommandName>(name: N, { next, onSuccess, onFault }: QueueOptions<N>) {
  const client = useQueryClient()
  const running = useRef(false)
  const { mutate } = useMutation<null, Fault>({
    mutationFn: async () => {
      for (let request = next(); request !== null; request = next()) await call(name, request).then(onSuccess, onFault)
      running.current = false
      return null
    },
    gcTime: 0,
    onSettled: () => void touch(client, row(name).tags),
  })
  /** Goes on where it has come to a rest. */
  return () => {
    if (running.current) return
    running.current = true
    mutate()
  }
}

/** Asks every read again that carries one of the tags. */
export async function touch(client: QueryClient, tags: readonly Tag[]): Promise<void> {
  await client.invalidateQueries({ predicate: carrying(tags) })
}

/** Like touch, but the answers of before are gone at once, and with them the import under review, which shows people's items too. */
export async function forget(client: QueryClient, tags: readonly Tag[]): Promise<void> {
  const covered = carrying(tags)
  await client.resetQueries({ predicate: (query) => covered(query) || isReview(query) })
}

/** Asks everything again, and forgets what was answered before. What is kept stays. */
export async function readAgain(client: QueryClient): Promise<void> {
  await client.resetQueries({ predicate: ({ queryKey: [name] }) => isCommand(name) && name !== 'status' })
}

/** Nothing of anyone stays behind once the database is closed. */
export function leaveNothing(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey: [name] }) => !isCommand(name) || !row(name).closed })
}

function carrying(tags: readonly Tag[]) {
  return ({ queryKey: [name] }: Query) => isCommand(name) && row(name).tags.some((tag) => tags.includes(tag))
}

function row(name: CommandName): CommandRow {
  return commands[name]
}

function isReview({ queryKey: [kept, what] }: Query): boolean {
  return kept === KEPT && what === 'import'
}

function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && name in commands
}
