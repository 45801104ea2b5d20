// The side bar: groups of screens, their counts, and the keys that lead to them.
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openOffice } from './office'
import { rows } from './rows'
import { openAt } from './screen'

const side = () => within(screen.getByRole('navigation', { name: '画面の一覧' }))
const alt = (no: number) => fireEvent.keyDown(document.activeElement ?? document.body, { key: `${no}`, code: `Digit${no}`, altKey: true })

test('screens stand in their groups, with their counts, and no group stands without one', async () => {
  openOffice()
  openAt('/people')
  await screen.findByRole('heading', { name: '加入者・世帯' })
  const lists = side().getAllByRole('list')
  const title = (list: HTMLElement) => document.getElementById(list.getAttribute('aria-labelledby') ?? '')?.firstChild?.textContent ?? ''
  expect(lists.map((list) => [title(list), ...within(list).getAllByRole('link').map((link) => link.textContent)])).toEqual([
    ['', 'ホームAlt+1'],
    ['受け入れる', '名簿取込', '取込の履歴と保留行'],
    ['調べる', '加入者・世帯1,284', '書類（整理番号）'],
    ['送る', '判定', '保留・個別確認', '発送バッチ1', '抜き取り'],
    ['戻る・回収', '返戻2'],
    ['管理', '利用者と権限', '承認待ち', '監査'],
  ])
  expect(side().getByRole('link', { name: '判定' })).toHaveAttribute('aria-keyshortcuts', 'Alt+4')
  expect(side().getByRole('link', { name: /発送バッチ/ }), 'the first of a group alone').not.toHaveAttribute('aria-keyshortcuts')
})

test.each([
  [1, 'ホーム'],
  [2, '名簿取込'],
  [3, '加入者・世帯'],
  [4, '判定'],
] as const)('Alt and %i lead to %s, and its heading has the focus', async (no, heading) => {
  openOffice()
  openAt('/batches')
  await screen.findByRole('heading', { name: '発送バッチ' })
  alt(no)
  await waitFor(() => expect(screen.getByRole('heading', { name: heading, level: 1 })).toHaveFocus())
})

test.each([
  ['admin', '利用者と権限', ['利用者と権限', '承認待ち']],
  ['viewer', 'ホーム', ['ホームAlt+1', '取込の履歴と保留行', '加入者・世帯1,284', '書類（整理番号）', '判定', '保留・個別確認', '発送バッチ1', '抜き取り', '返戻2', '利用者と権限', '承認待ち']],
] as const)('whoever is %s begins at %s and sees the screens that they may ask for', async (role, heading, screens) => {
  openOffice({ status: () => ({ ...rows.status(true), user: { name: 'x', roles: [role] } }) })
  openAt('/')
  await screen.findByRole('heading', { name: heading, level: 1 })
  expect(side().getAllByRole('link').map((link) => link.textContent)).toEqual(screens)
  expect(screen.queryAllByLabelText('加入者と書類を探す'), 'the field that searches everywhere').toHaveLength(role === 'viewer' ? 1 : 0)
})

test('a jump to the screen that stands there already begins at its heading', async () => {
  openOffice()
  const { user } = openAt('/people')
  await user.click(await screen.findByLabelText('氏名・カナ・番号'))
  alt(3)
  expect(screen.getByRole('heading', { name: '加入者・世帯' })).toHaveFocus()
})

test('a number without a group, one without Alt, and one in a dialog lead nowhere', async () => {
  openOffice({ batch: () => rows.batch({ state: 'printed' }) })
  const { user } = openAt('/batches/b1')
  const enclose = await screen.findByRole('button', { name: '1,052通を封入済にする' })
  const here = window.location.hash
  alt(6)
  fireEvent.keyDown(document.body, { key: '4', code: 'Digit4' })
  await user.click(enclose)
  await screen.findByRole('dialog')
  alt(4)
  expect(screen.getByRole('dialog')).toBeVisible()
  expect(window.location.hash).toBe(here)
})
