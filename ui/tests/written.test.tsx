import { render } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Written } from '../src/components/Written'

const draws = vi.hoisted(() => ({ variants: true }))
vi.mock('../src/lib/variants', () => ({ drawsVariants: () => draws.variants }))
beforeEach(() => {
  draws.variants = true
})

const NAMES = ['葛\u{e0100}城　太郎', '𠮷田　髙子', '辻\u{e0100}邉\u{e0101}', '渡邉\ufe00', '']

test.each([true, false])('a name keeps every code point (web view draws variants: %s)', (variants) => {
  draws.variants = variants
  for (const name of NAMES) expect(render(<Written text={name} />).container.textContent).toBe(name)
})

test('what nobody sees is marked, and turns nothing', () => {
  for (const [text, seen] of [
    ['佐藤\n花子', '佐藤␊花子'],
    ['\u202e子花\u2066', '⟨U+202E⟩子花⟨U+2066⟩'],
    ['a\u200b\u2028\u{e0001}', 'a⟨U+200B⟩⟨U+2028⟩⟨U+E0001⟩'],
  ] as const)
    expect(render(<Written text={text} />).container.textContent).toBe(seen)
})

test('where boxes would be drawn, the selector is set apart and the character is marked', () => {
  draws.variants = false
  const { container } = render(<Written text={'葛\u{e0100}城'} />)
  const mark = container.querySelector('.variant')
  expect(mark?.textContent).toBe('葛\u{e0100}')
  expect(mark?.firstChild?.textContent).toBe('葛')
  expect(mark).toHaveAttribute('title')
  expect(render(<Written text="𠮷田" />).container.querySelector('.variant'), 'a character of its own needs no mark').toBeNull()
})
