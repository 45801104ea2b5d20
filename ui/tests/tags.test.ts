// Whatever a command writes, no read that shows the same thing may stay on the screen.
import { expect, test } from 'vitest'
import { newClient, touch } from '../src/api/commands'
import { commands, type CommandName } from '../src/api/generated'
import { KEPT, keep } from '../src/api/kept'

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
