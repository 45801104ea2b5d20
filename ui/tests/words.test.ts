// Words that no screen says any more are to go.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { words } from '../src/words/ja'

const SRC = join(import.meta.dirname, '../src')
const ALIAS = /const (\w+) = (words[\w.[\]]*)\n/g

/** Every place where a word hangs: `import.title`, `import.weights.look`. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || value instanceof RegExp || Array.isArray(value)) return [path]
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]))
}

/** What a source takes from the words; a key that is computed is `*`. */
function taken(source: string): string[][] {
  const aliases = [...source.matchAll(ALIAS)].map(([, name = '', path = '']) => ({ name, path }))
  const plain = source.replaceAll(ALIAS, '\n')
  const found = [{ name: 'words', path: 'words' }, ...aliases].flatMap(({ name, path }) =>
    [...plain.matchAll(new RegExp(`(?<!\\w|(?<!\\.\\.)\\.)${name}((?:\\.\\w+|\\[\\w+\\])+)`, 'g'))].map(([, rest = '']) => path + rest),
  )
  return found.map((path) => path.replaceAll(/\[\w+\]/g, '.*').split('.').slice(1))
}

test('every word is used', () => {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/words/.test(name))
    .map((name) => readFileSync(join(SRC, name), 'utf8'))
  const used = sources.flatMap(taken)
  const reaches = (path: string[], leaf: string[]) => path.slice(0, leaf.length).every((key, i) => key === '*' || key === leaf[i])
  expect(leaves(words).filter((leaf) => !used.some((path) => reaches(path, leaf))).map((leaf) => leaf.join('.'))).toEqual([])
})
