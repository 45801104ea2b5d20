// One field for everything that can be looked up, and the page of one piece.
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { PieceDetail } from '../src/api/generated'
import { fault, later, openOffice } from './office'
import { rows } from './rows'
import { openAt } from './screen'

const noSerial = () => fault({ code: 'serial_bad', what: '整理番号として正しくありません。', next: '入力し直してください。' })
const unknown = (serial: string) => fault({ code: 'serial_unknown', what: `整理番号 ${serial} の発送物は見つかりません。`, next: '番号を確かめてください。' })
const field = () => screen.findByLabelText<HTMLInputElement>('加入者と書類を探す')
const ctrlK = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'k', code: 'KeyK', ctrlKey: true })

/** Every piece by its ten digits. */
const byDigits = ({ serial }: { serial: string }): PieceDetail => {
  const digits = serial.replaceAll(/\D/g, '')
  if (digits.length !== 10) throw noSerial()
  return rows.pieceDetail({ serial: digits, serialText: digits })
}

test('Ctrl+K leads to the field and selects what stands there', async () => {
  openOffice()
  const { user } = openAt('/people')
  const input = await field()
  await user.type(input, 'ヨシダ')
  await user.click(screen.getByLabelText('氏名・カナ・番号'))
  ctrlK()
  expect(input).toHaveFocus()
  await user.keyboard('12-1003')
  expect(input).toHaveValue('12-1003')
})

test('a serial opens its piece; the next scan goes into the same field', async () => {
  const office = openOffice({ piece: byDigits })
  const { user } = openAt('/people')
  const input = await field()
  await user.click(input)
  await user.keyboard(' 01-0000001-7{Enter}{Enter}')
  expect(await screen.findByRole('heading', { name: '整理番号 0100000017' })).toBeVisible()
  expect(office.asked.find(({ name }) => name === 'piece')?.request, 'as it was scanned').toEqual({ serial: '01-0000001-7' })
  expect(input, 'a scanner goes on').toHaveFocus()
  expect(screen.getByText('整理番号 0100000017 の書類を開きました。')).toBeInTheDocument()
  await user.keyboard('0100000025{Enter}')
  expect(await screen.findByRole('heading', { name: '整理番号 0100000025' })).toBeVisible()
  expect(input).toHaveValue('0100000025')
})

test('a scan takes the place of the last one also where the field was left and is pressed again', async () => {
  openOffice({ piece: byDigits })
  const { user } = openAt('/people')
  const input = await field()
  await user.click(input)
  await user.keyboard('0100000017{Enter}')
  await user.click(await screen.findByRole('heading', { name: '整理番号 0100000017' }))
  await user.click(input)
  await user.keyboard('0100000025{Enter}')
  expect(await screen.findByRole('heading', { name: '整理番号 0100000025' })).toBeVisible()
})

test('a scanner that is faster than the office loses no character, and each scan is answered in its turn', async () => {
  const first = later<PieceDetail>()
  const second = later<PieceDetail>()
  const answers = [first, second]
  const office = openOffice({ piece: (request) => answers.shift()?.promise ?? byDigits(request) })
  const { user } = openAt('/people')
  const input = await field()
  await user.click(input)
  await user.keyboard('0100000017{Enter}0100000025{Enter}01000')
  expect(office.times('piece'), 'one at a time').toBe(1)
  first.answer(byDigits({ serial: '0100000017' }))
  await screen.findByRole('heading', { name: '整理番号 0100000017' })
  await user.keyboard('000')
  second.answer(byDigits({ serial: '0100000025' }))
  await screen.findByRole('heading', { name: '整理番号 0100000025' })
  await user.keyboard('33{Enter}')
  await screen.findByRole('heading', { name: '整理番号 0100000033' })
  expect(input).toHaveValue('0100000033')
})

test('anything else is looked for among the people, and the page has the focus', async () => {
  const office = openOffice({ piece: byDigits })
  const { user } = openAt('/batches')
  await user.type(await field(), 'ヨシダ{Enter}')
  expect(await screen.findByRole('heading', { name: '加入者・世帯' })).toHaveFocus()
  expect(office.last('people')).toEqual({ query: 'ヨシダ', address: '', page: 1 })
  expect(screen.getByLabelText('氏名・カナ・番号')).toHaveValue('ヨシダ')
})

test('a serial that nobody has says so beside the field and keeps what was typed selected', async () => {
  openOffice({
    piece: ({ serial }) => {
      throw unknown(serial)
    },
  })
  const { user } = openAt('/people')
  const input = await field()
  await user.type(input, '0100000017{Enter}')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('整理番号 0100000017 の発送物は見つかりません。番号を確かめてください。')
  expect(screen.getByRole('banner')).toContainElement(alert)
  expect([input.value, input.selectionStart, input.selectionEnd]).toEqual(['0100000017', 0, 10])
  expect(input).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a piece says what it is, where it lies and who did what with it, and leads to its person and to its row', async () => {
  openOffice({ batch: () => rows.batch({ state: 'printed', stateText: '印刷済' }) })
  const { user } = openAt('/pieces/0100000010')
  expect(await screen.findByRole('heading', { name: '整理番号 01-0000001-0' })).toHaveFocus()
  for (const text of ['事業主経由', '令和11年3月31日', '令和8年11月30日', '印刷済']) expect(screen.getByRole('main')).toHaveTextContent(text)
  const steps = within(screen.getByRole('table', { name: '経過' })).getAllByRole('row').slice(1)
  expect(steps.map((row) => row.textContent)).toEqual(['2026/11/24 10:05発送しました。福祉　担当', '2026/11/24 00:30印刷済：様式 資格確認書（はがき型） 第1版福祉　担当'])
  expect(screen.getByRole('link', { name: '福島　勇気' })).toHaveAttribute('href', '#/people/p0')
  await user.click(screen.getByRole('link', { name: '2026-0001（書類の行へ）' }))
  await waitFor(() => expect(screen.getByRole('link', { name: '01-0000001-0' })).toHaveFocus())
  expect(window.location.hash).toBe('#/batches/b1?page=3')
  await user.click(screen.getByRole('link', { name: '01-0000001-0' }))
  await screen.findByRole('heading', { name: '整理番号 01-0000001-0' })
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: '発送バッチ' }))
  await waitFor(() => expect(screen.getByRole('link', { name: '01-0000001-0' }), 'back at its row').toHaveFocus())
})

test('without a serial the page has the field, and says what to do', async () => {
  vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined)
  openOffice({ piece: byDigits })
  const { user } = openAt('/pieces')
  expect(await screen.findByText(/書類のバーコードを読み取るか/)).toBeVisible()
  expect(screen.getByLabelText('整理番号、または氏名・カナ・番号')).toHaveFocus()
  await user.keyboard('0100000017{Enter}')
  expect(await screen.findByRole('heading', { name: '整理番号 0100000017' })).toBeVisible()
})
