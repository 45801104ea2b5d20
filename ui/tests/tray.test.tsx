import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fault, openOffice } from './office'
import { openAt } from './screen'

const two = [
  { insured: '21-0000001-00', name: '髙﨑　葵' },
  { insured: '21-0000002-00', name: '𠮷田　蓮' },
]

test('whose contact waits is listed, and let in after a last look', async () => {
  const office = openOffice({
    desk_tray: () => ({ rows: two, total: 2, page: 1, perPage: 50 }),
    desk_let_in: () => ({ letIn: 1, waiting: 1 }),
  })
  const { user } = openAt('/import')
  expect(await screen.findByText('登録待ちの連絡先・事業所（2人）')).toBeVisible()
  expect(screen.getByText('21-0000002-00')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'まとめて登録する' }))
  expect(office.times('desk_let_in')).toBe(0)
  office.answers.desk_tray = () => ({ rows: two.slice(1), total: 1, page: 1, perPage: 50 })
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '2人の分を登録する' }))
  expect(await screen.findByText('1人の連絡先・事業所を登録しました。1人の分は、引き続き待ちます。')).toBeVisible()
  expect(await screen.findByText('登録待ちの連絡先・事業所（1人）')).toBeVisible()
  expect(screen.queryByText('21-0000001-00')).toBeNull()
})

test('where nothing waits, or who asks may not know, nothing is shown', async () => {
  const office = openOffice()
  openAt('/import')
  await screen.findByRole('button', { name: 'ファイルを選ぶ' })
  expect(office.times('desk_tray')).toBe(1)
  expect(screen.queryByText(/登録待ち/)).toBeNull()
  openOffice({
    desk_tray: () => {
      throw fault({ what: 'この操作はできません。', next: '' })
    },
  })
  openAt('/import')
  expect(screen.queryByText(/登録待ち|この操作/)).toBeNull()
})
