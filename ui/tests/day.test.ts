import { expect, test } from 'vitest'
import { parseDay, wareki } from '../src/lib/day'

test.each([
  ['2026-11-30', '2026-11-30', 'ISO'],
  ['2026/1/5', '2026-01-05', 'slashes, no zeros'],
  ['２０２６－１１－３０', '2026-11-30', 'typed in full width'],
  ['20261130', '2026-11-30', 'eight digits'],
  ['R8.11.30', '2026-11-30', 'short 和暦'],
  ['令和8年11月30日', '2026-11-30', 'long 和暦'],
  ['令和元年5月1日', '2019-05-01', 'first day of an era'],
  ['平成31年4月30日', '2019-04-30', 'last day of an era'],
  ['令和1年4月30日', null, 'a day before its era'],
  ['2026-02-29', null, 'no leap year'],
  ['2024-02-29', '2024-02-29', 'leap year'],
  ['11-30', null, 'no year'],
  ['', null, 'nothing'],
])('%s is read as %s: %s', (typed, want, _why) => {
  expect(parseDay(typed)).toBe(want)
})

test.each([
  ['2026-11-30', '令和8年11月30日'],
  ['2019-05-01', '令和元年5月1日'],
  ['2019-04-30', '平成31年4月30日'],
  ['1989-01-07', '昭和64年1月7日'],
  ['1926-12-25', '昭和元年12月25日'],
  ['1912-07-30', '大正元年7月30日'],
  ['1868-01-01', '1868-01-01'],
])('%s is %s', (iso, want) => {
  expect(wareki(iso)).toBe(want)
})
