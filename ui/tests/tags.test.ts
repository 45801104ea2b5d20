// Whatever a command writes, no read that shows the same thing may stay on the screen; what else the table says of a command is kept, too.
import { expect, test } from 'vitest'
import { leaveNothing, newClient, touch, useRead } from '../src/api/commands'
import { commands as table, type CommandName, type CommandRow } from '../src/api/generated'
import { KEPT, keep } from '../src/api/kept'

const commands: Record<CommandName, CommandRow> = table
const names = Object.keys(commands) as CommandName[]

test.each(names.filter((name) => commands[name].writes))('%s makes stale exactly the reads that carry its tags', async (write) => {
  const client = newClient()
  const reads = names.filter((name) => !commands[name].writes)
  for (const name of reads) client.setQueryData([name, {}], {})
  client.setQueryData(['kept', 'import', 'pending'], {})
  await touch(client, commands[write].tags)
  const stale = client.getQueryCache().getAll().filter((query) => query.state.isInvalidated).map(({ queryKey }) => queryKey[0])
  expect(stale).toEqual(reads.filter((name) => commands[name].tags.some((tag) => commands[write].tags.includes(tag))))
  expect(stale, 'what cannot be asked for twice is never made stale').not.toContain('kept')
})

test('what is kept is kept also while no screen shows it', () => {
  const client = newClient()
  keep(client, ['outcome', 'b1'], {})
  expect(client.getQueryCache().find({ queryKey: [KEPT, 'outcome', 'b1'] })?.gcTime).toBe(Infinity)
})

test('once the database is closed, only what can be asked without one is left', () => {
  const client = newClient()
  for (const name of names) client.setQueryData([name, {}], {})
  keep(client, ['outcome', 'b1'], {})
  leaveNothing(client)
  const left = client.getQueryCache().getAll().map(({ queryKey }) => queryKey[0])
  expect(left).toEqual(names.filter((name) => commands[name].closed))
  expect(left, 'the door stays').toContain('status')
})

test('a request that carries a secret is no key of the cache', () => {
  // Never called: that it does not compile is the test.
  const useNoSecret = () => {
    // @ts-expect-error A password.
    useRead('unlock', { path: '', user: null, password: '' })
    // @ts-expect-error A word on disclosure.
    useRead('protect', { insured: '' })
    // @ts-expect-error The password of a file.
    useRead('import_columns', { path: '', said: { table: null, hidden: null, everyone: null, columns: [], sender: null, drift: null, password: '' } })
    // @ts-expect-error What writes is no read.
    useRead('batch_post', { batch: '' })
  }
  expect(useNoSecret).toBeTypeOf('function')
})
