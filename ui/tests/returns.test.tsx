import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { PieceReturnReq, ReturnRow, ReturnsRes } from '../src/api/generated'
import { fault, later, openOffice } from './office'
import { rows } from './rows'
import { openAt } from './screen'

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A household of pieces that were posted, by their serials. */
const SERIALS = Array.from({ length: 12 }, (_, i) => `01000000${String(10 + i)}`)

const came = (serial: string, i = 0): ReturnsRes => ({
  ...rows.returns(),
  rows: [{ ...(rows.returns().rows[0] as ReturnRow), serial, serialText: serial, name: `福島　${i}号`, insured: `12-${i}` }],
})

/** The lines below the field, newest first. */
const lines = () => within(screen.getByRole('log', { name: '読み取った書類' })).queryAllByRole('listitem').map((line) => line.textContent)

/** As a scanner does: ten digits and Enter within a few milliseconds, whatever the page is doing. */
function scan(field: HTMLElement, typed: string) {
  const input = field as HTMLInputElement
  for (const digit of typed) fireEvent.input(input, { target: { value: input.value + digit } })
  fireEvent.keyDown(input, { key: 'Enter' })
}

const ready = async () => {
  const field = await screen.findByLabelText('整理番号')
  const user = userEvent.setup()
  await user.selectOptions(screen.getByLabelText('理由'), '転居先不明')
  return { field, user }
}

test('a scanner types and presses Enter; the field is ready for the next piece, and the piece is named', async () => {
  const office = openOffice({ piece_return: ({ serial }) => came(serial) })
  openAt('/returns')
  expect(await screen.findByLabelText('整理番号')).toHaveFocus()
  const { field, user } = await ready()
  expect(field, 'after the reason, too').toHaveFocus()
  await user.click(screen.getByLabelText('事業所経由'))
  await user.type(field, '0001000009{Enter}')
  expect(field).toHaveValue('')
  expect(field).toHaveFocus()
  expect(await screen.findByText('12-0 福島 0号 さんの返戻を登録しました。')).toBeVisible()
  expect(office.last('piece_return')).toEqual({ serial: '0001000009', reason: '02', via: 'employer' })
  await user.type(field, '0001000010{Enter}{Enter}')
  await waitFor(() => expect(office.last('piece_return')).toEqual({ serial: '0001000010', reason: '02', via: 'employer' }))
  expect(screen.queryByText('整理番号を入力してください。'), 'a second Enter asks for nothing').toBeNull()
})

test.each([20, 300])('scans that come every %i ms are all taken, whole, one after the other, and each is answered', async (apart) => {
  let under = 0
  const office = openOffice({
    piece_return: async ({ serial }) => {
      expect(++under, 'one at a time').toBe(1)
      await sleep(60)
      under--
      return came(serial, SERIALS.indexOf(serial))
    },
  })
  openAt('/returns')
  const { field } = await ready()
  // Nor does the desk wait until its list was read again.
  office.answers.returns = () => new Promise(() => undefined)
  for (const serial of SERIALS) {
    scan(field, serial)
    expect(field).toHaveValue('')
    await sleep(apart)
  }
  await waitFor(() => expect(lines().filter((line) => line?.includes('登録しました'))).toHaveLength(SERIALS.length))
  expect(office.asked.filter(({ name }) => name === 'piece_return').map(({ request }) => (request as PieceReturnReq).serial)).toEqual(SERIALS)
  expect(lines()[0], 'the newest comes first').toContain('福島　11号')
})

test('without a reason a scan stays in the list, and goes in when the reason is chosen, before those that come later', async () => {
  const office = openOffice({ piece_return: ({ serial }) => came(serial) })
  const { user } = openAt('/returns')
  const field = await screen.findByLabelText('整理番号')
  scan(field, '０１－００００００１－７')
  scan(field, ' 01-0000002 5')
  expect(field).toHaveValue('')
  const unexplained = ['01-0000002-5まだ登録していません。', '01-0000001-7まだ登録していません。'].map((line) => expect.stringContaining(line) as string)
  await waitFor(() => expect(lines()).toEqual(unexplained))
  expect(screen.getByText('理由を選んでください。')).toBeVisible()
  expect(office.times('piece_return')).toBe(0)
  await user.selectOptions(screen.getByLabelText('理由'), '転居先不明')
  scan(field, '0100000033')
  await waitFor(() => expect(office.asked.filter(({ name }) => name === 'piece_return').map(({ request }) => request)).toEqual([
    { serial: '０１－００００００１－７', reason: '02', via: 'post' },
    { serial: '01-0000002 5', reason: '02', via: 'post' },
    { serial: '0100000033', reason: '02', via: 'post' },
  ]))
})

test('arrow keys that pass other reasons enter nothing before the field is left', async () => {
  const office = openOffice({ piece_return: ({ serial }) => came(serial) })
  openAt('/returns')
  scan(await screen.findByLabelText('整理番号'), '0100000017')
  const reason = screen.getByLabelText('理由')
  reason.focus()
  for (const code of ['01', '02']) {
    fireEvent.keyDown(reason, { key: 'ArrowDown' })
    fireEvent.change(reason, { target: { value: code } })
  }
  expect(office.times('piece_return')).toBe(0)
  fireEvent.blur(reason)
  await waitFor(() => expect(office.last('piece_return')).toEqual({ serial: '0100000017', reason: '02', via: 'post' }))
})

test('a scan that is refused says why, stays, and can be entered again', async () => {
  const office = openOffice({
    piece_return: () => {
      throw fault({ what: '整理番号 01-0000001-7 の返戻は、2026/11/24 10:05に管理者が登録済みです。', next: '重ねて登録する必要はありません。' })
    },
  })
  openAt('/returns')
  const { field, user } = await ready()
  scan(field, '0100000017')
  expect(await screen.findByText(/2026\/11\/24 10:05に管理者が登録済みです。重ねて登録する必要はありません。/)).toBeVisible()
  office.answers.piece_return = ({ serial }) => came(serial)
  await user.click(screen.getByRole('button', { name: '01-0000001-7 をもう一度登録する' }))
  expect(await screen.findByText('12-0 福島 0号 さんの返戻を登録しました。')).toBeVisible()
  expect(field).toHaveFocus()
})

test('a look at another page loses no scan, neither one that waits nor one without a reason', async () => {
  const answered = later<ReturnsRes>()
  openOffice({ piece_return: () => answered.promise })
  openAt('/returns')
  const { field, user } = await ready()
  scan(field, '0100000017')
  scan(field, '0100000025')
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  await screen.findByRole('heading', { name: '加入者・世帯' })
  answered.answer(came('0100000017'))
  await user.click(screen.getByRole('link', { name: /返戻/ }))
  await screen.findByLabelText('整理番号')
  await waitFor(() => expect(lines()).toEqual([expect.stringContaining('01-0000002-5'), expect.stringContaining('福島　0号 さん')]))
})

test('an input method that swallows the Enter of the scanner loses nothing', async () => {
  const office = openOffice({ piece_return: ({ serial }) => came(serial) })
  openAt('/returns')
  const { field } = await ready()
  fireEvent.compositionStart(field)
  fireEvent.input(field, { target: { value: '０１０００００００１７'.slice(0, 10) } })
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
  fireEvent.compositionEnd(field)
  await waitFor(() => expect(office.times('piece_return')).toBe(1))
  expect(field).toHaveValue('')
})

test('nothing goes out without a serial and a reason', async () => {
  const office = openOffice()
  const { user } = openAt('/returns')
  await user.click(await screen.findByRole('button', { name: '返戻を登録する' }))
  expect(await screen.findByText('整理番号を入力してください。')).toBeVisible()
  expect(screen.getByText('理由を選んでください。')).toBeVisible()
  expect(office.times('piece_return')).toBe(0)
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
