// ホーム: what somebody must act on, each count with the list that it names, each block by itself.
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { BatchesRes, HoldsPage } from '../src/api/generated'
import { fault, later, openOffice } from './office'
import { rows } from './rows'
import { openAt } from './screen'

const holds = (): HoldsPage => ({
  asOf: '2026-11-30', rows: [], people: [], total: 0, page: 1, perPage: 50,
  reasons: [
    { reason: 'burden', text: '負担割合が分からない', next: '負担割合を入力してください。', fields: [], count: 12 },
    { reason: 'individual_check', text: '個別確認', next: '一人ずつ確かめてください。', fields: [], count: 3 },
    { reason: 'contradiction', text: '登録内容の誤り', next: '登録内容を直してください。', fields: [], count: 2 },
  ] as HoldsPage['reasons'],
})

const waiting = (): BatchesRes => ({
  rows: [
    rows.batchRow({ id: 'b2', number: '2026-0002', state: 'made', toPrint: 1200 }),
    rows.batchRow({ state: 'made', toPrint: 1, toEnclose: 40, toPost: 7 }),
  ],
})

const cards = (name: string) => within(screen.getByRole('list', { name })).getAllByRole('link').map((card) => [card.textContent, card.getAttribute('href')])

test('every count opens the list that it names', async () => {
  const office = openOffice({ status: () => rows.status(true, { heldRows: 7, toPullOut: 2 }), batches: waiting, holds })
  openAt('/')
  expect(await screen.findByRole('heading', { name: 'ホーム' })).toHaveFocus()
  await waitFor(() =>
    expect(cards('今日やること')).toEqual([
      ['抜き取り2通', '#/pull-outs'],
      ['印刷待ち1,201通', '#/batches?waiting=print'],
      ['封入待ち40通', '#/batches?waiting=enclose'],
      ['発送待ち7通', '#/batches?waiting=post'],
    ]),
  )
  expect(cards('保留の行と返戻')).toEqual([
    ['取込で保留した行7行', '#/imports'],
    ['調査中の返戻2件', '#/returns'],
  ])
  await waitFor(() =>
    expect(cards('止まっているもの')).toEqual([
      ['負担割合が分からない12人', '#/holds?reason=burden'],
      ['個別確認3人', '#/holds?reason=individual_check'],
      ['登録内容の誤り2人', '#/holds?reason=contradiction'],
    ]),
  )
  expect(office.last('holds')).toEqual({ asOf: '2026-11-30', reason: null, query: '', page: 1 })
  expect(await screen.findByRole('link', { name: '神戸支部_11月.xlsx' })).toHaveAttribute('href', `#/imports/${rows.imported().import}`)
})

test('a count leads to the batches that it counts, and from there to all of them', async () => {
  openOffice({ batches: waiting, holds })
  const { user } = openAt('/')
  await user.click(await screen.findByRole('link', { name: /^封入待ち\s*40通$/ }))
  expect(await screen.findByText('封入待ちの書類のあるバッチだけを示しています。')).toBeVisible()
  expect(screen.getByRole('link', { name: '2026-0001' })).toBeVisible()
  expect(screen.queryByRole('link', { name: '2026-0002' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'すべてのバッチを示す' }))
  expect(await screen.findByRole('link', { name: '2026-0002' })).toBeVisible()
})

test('the page stands before anybody is judged, and a block that fails leaves the others', async () => {
  const judged = later<HoldsPage>()
  const listed = later<BatchesRes>()
  const office = openOffice({ batches: () => listed.promise, holds: () => judged.promise })
  openAt('/')
  expect(await screen.findByRole('heading', { name: 'ホーム' })).toHaveFocus()
  expect(screen.getByRole('link', { name: /^抜き取り\s*0通$/ })).toBeVisible()
  expect(office.times('holds'), 'what takes long comes last').toBe(0)
  listed.answer(waiting())
  expect(await screen.findByRole('link', { name: /^発送待ち\s*7通$/ })).toBeVisible()
  judged.refuse(fault({ what: '判定できませんでした。', next: '交付方針を確かめてください。' }))
  expect(await screen.findByText('判定できませんでした。')).toBeVisible()
  expect(screen.getByRole('link', { name: /^発送待ち\s*7通$/ })).toBeVisible()
})

test('where nobody is registered the work begins with a roster', async () => {
  openOffice({ status: () => rows.status(true, { people: 0 }) })
  openAt('/')
  expect(await screen.findByRole('heading', { name: '名簿取込' })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'ホーム' })).toBeNull()
})
