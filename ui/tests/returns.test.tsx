import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fault, openOffice } from './office'
import { rows } from './rows'
import { openAt } from './screen'

test('a scanner types and presses Enter; the field is ready for the next piece', async () => {
  const office = openOffice({ piece_return: () => rows.returns() })
  const { user } = openAt('/returns')
  const serial = await screen.findByLabelText('整理番号')
  expect(serial).toHaveFocus()
  await user.selectOptions(screen.getByLabelText('理由'), '転居先不明')
  await user.click(screen.getByLabelText('事業所経由'))
  await user.type(serial, '0001000009{Enter}')
  expect(await screen.findByText('00-0100000-9 の返戻を登録しました。')).toBeVisible()
  expect(office.last('piece_return')).toEqual({ serial: '0001000009', reason: '02', via: 'employer' })
  await waitFor(() => expect(serial).toHaveFocus())
  expect(serial).toHaveValue('')
  await user.type(serial, '0001000010{Enter}')
  await waitFor(() => expect(office.last('piece_return')).toEqual({ serial: '0001000010', reason: '02', via: 'employer' }))
})

test('nothing goes out without a serial and a reason', async () => {
  const office = openOffice()
  const { user } = openAt('/returns')
  await user.click(await screen.findByRole('button', { name: '返戻を登録する' }))
  expect(await screen.findByText('整理番号を入力してください。')).toBeVisible()
  expect(screen.getByText('理由を選んでください。')).toBeVisible()
  expect(office.times('piece_return')).toBe(0)
})

test('an unknown serial stays in the field, selected, with what to do', async () => {
  openOffice({
    piece_return: () => {
      throw fault({ what: 'この整理番号の書類はありません。', next: '番号を確かめてください。' })
    },
  })
  const { user } = openAt('/returns')
  await user.selectOptions(await screen.findByLabelText('理由'), '転居先不明')
  await user.type(screen.getByLabelText('整理番号'), '0001{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('番号を確かめてください。')
  expect(screen.getByLabelText('整理番号')).toHaveValue('0001')
})

test('a return is cleared after a last look', async () => {
  const office = openOffice({ return_clear: () => ({ ...rows.returns(), rows: [] }) })
  const { user } = openAt('/returns')
  await user.click(await screen.findByRole('button', { name: '01-0000001-0 を調査済にする' }))
  expect(office.times('return_clear')).toBe(0)
  office.answers.returns = () => ({ ...rows.returns(), rows: [] })
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '1件を調査済にする' }))
  expect(await screen.findByText('調査中の返戻はありません。')).toBeVisible()
  expect(screen.getByText('01-0000001-0 を調査済にしました。')).toBeVisible()
  expect(office.last('return_clear')).toEqual({ serial: '0100000010' })
})
