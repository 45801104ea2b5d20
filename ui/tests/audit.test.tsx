// The audit trail, and a database that is older than is known of it.
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Role } from '../src/api/generated'
import { openOffice } from './office'
import { auditRow, rows } from './rows'
import { openAt } from './screen'

const as = (...roles: Role[]) => ({ status: () => ({ ...rows.status(true), user: { name: 'kansa', roles } }) })

test('an auditor sees who did what, and asks for less', async () => {
  const refused = auditRow({ seq: 13, actText: '一覧の表示', figures: [], single: true, refused: 'not_allowed', refusedText: 'この操作は…が行えます', subject: '07-2026-0001', user: null })
  const office = openOffice({ ...as('auditor'), audit_list: () => ({ ...rows.answers().audit_list(), rows: [refused, auditRow()], total: 2 }) })
  const { user } = openAt('/audit')
  const table = within(await screen.findByRole('table', { name: '監査' }))
  const [first, second] = table.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell').map((cell) => cell.textContent))
  expect(first).toEqual(['13', '2026/11/24 10:02', '', '一覧の表示', '07-2026-0001', '', '一人で、断られた：この操作は…が行えます'])
  expect(second).toEqual(['12', '2026/11/24 10:02', 'tantou', '加入者の検索', '', '該当 3', ''])
  await user.selectOptions(screen.getByLabelText('操作'), '加入者の検索')
  await user.type(screen.getByLabelText('探した言葉（全体）'), '例示 太郎')
  await user.type(screen.getByLabelText('この日から'), '令和8年11月1日')
  await user.click(screen.getByLabelText('断られた'))
  await user.click(screen.getByRole('button', { name: '絞り込む' }))
  await waitFor(() =>
    expect(office.last('audit_list')).toEqual({ from: '2026-11-01', to: null, act: 'search', by: null, person: null, search: '例示 太郎', single: false, refused: true, page: 1 }),
  )
  expect(screen.getByLabelText('探した言葉（全体）')).toHaveValue('例示 太郎')
})

test('whoever is no auditor is not led there', async () => {
  const office = openOffice(as('admin'))
  openAt('/users')
  await screen.findByRole('heading', { name: '利用者と権限' })
  expect(screen.queryByRole('link', { name: '監査' })).toBeNull()
  expect(office.times('audit_list')).toBe(0)
})

test('a database that is older than is known shows that and nothing else', async () => {
  let open = true
  const older = () => ({ ...rows.status(open), older: open, society: null, counts: null })
  const office = openOffice({
    status: older,
    lock: () => {
      open = false
      return older()
    },
  })
  const { user } = openAt('/people')
  expect(await screen.findByRole('heading', { name: '知られているものより古いデータベース' })).toBeVisible()
  expect(office.times('people'), 'nothing else is asked').toBe(0)
  await user.click(screen.getByRole('button', { name: 'データベースを閉じる' }))
  expect(await screen.findByLabelText('パスワード')).toBeVisible()
})
