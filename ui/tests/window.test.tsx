// The window itself: it asks before it closes over work, survives a page that dies, and leads back to where one was.
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { BatchPrintDone } from '../src/api/generated'
import { later, openOffice, pressClose } from './office'
import { rows } from './rows'
import { openAt } from './screen'

test('closing the window while a batch is printed asks first; afterwards nobody is asked', async () => {
  const printed = later<BatchPrintDone>()
  const office = openOffice({ batch_print: () => printed.promise })
  office.chosen = '/out'
  const { user } = openAt('/batches/b1')
  const print = await screen.findByRole('button', { name: '1,052通の印刷ファイルを書き出す' })
  await pressClose()
  expect(screen.queryByRole('dialog'), 'nothing is under way').toBeNull()
  await user.click(print)
  await screen.findByText('印刷ファイルを作成しています')
  await pressClose()
  const dialog = await screen.findByRole('dialog', { name: 'けんぽデスクを閉じますか' })
  expect(within(dialog).getAllByRole('button').map((button) => button.textContent)).toEqual(['閉じずに続ける', '止めて閉じる'])
  await user.click(within(dialog).getByRole('button', { name: '閉じずに続ける' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(office.closed).toBe(false)
  await pressClose()
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '止めて閉じる' }))
  expect(office.closed).toBe(true)
})

test('a scan without a reason keeps the window open, too', async () => {
  openOffice()
  const { user } = openAt('/returns')
  await user.type(await screen.findByLabelText('整理番号'), '0100000017{Enter}')
  await screen.findByText('理由待ち')
  await pressClose()
  expect(await screen.findByRole('dialog', { name: 'けんぽデスクを閉じますか' })).toBeVisible()
})

test('a page that dies says so, and comes back when it is loaded again', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const office = openOffice({ batches: () => ({ rows: [null as never] }) })
  const { user } = openAt('/batches')
  expect(await screen.findByRole('alert')).toHaveTextContent('この画面を表示できなくなりました。')
  expect(screen.getByRole('link', { name: /加入者/ }), 'the way to the other pages is there').toBeVisible()
  office.answers.batches = rows.answers().batches
  await user.click(screen.getByRole('button', { name: 'もう一度読み込む' }))
  expect(await screen.findByRole('link', { name: '2026-0001' })).toBeVisible()
  silent.mockRestore()
})

test('the window is called after its page, and never after a person', async () => {
  openOffice()
  const { user } = openAt('/people')
  await screen.findByRole('heading', { name: '加入者・世帯' })
  await waitFor(() => expect(document.title).toBe('加入者・世帯｜けんぽデスク'))
  await user.click((await screen.findAllByRole('link', { name: '福島　勇気' }))[0] as HTMLElement)
  await screen.findByRole('heading', { name: '福島　勇気' })
  await waitFor(() => expect(document.title).toBe('加入者・世帯｜けんぽデスク'))
})

test('the way back from a person leads to the same search, page and row', async () => {
  openOffice()
  const { user } = openAt('/people?q=12&address=%E5%8A%A0%E7%B4%8D&page=2')
  const [, second] = await screen.findAllByRole('link', { name: '𠮷田　髙子' })
  const before = window.location.hash
  const row = second?.getAttribute('href')
  await user.click(second as HTMLElement)
  await user.click(await screen.findByRole('link', { name: /加入者の一覧/ }))
  await screen.findAllByRole('link', { name: '𠮷田　髙子' })
  expect(window.location.hash).toBe(before)
  await waitFor(() => expect(document.activeElement?.getAttribute('href')).toBe(row))
})

test('from the decisions it leads back to them, with what they were narrowed to', async () => {
  openOffice()
  const { user } = openAt('/decisions?outcome=hold&page=3')
  await user.click((await screen.findAllByRole('link', { name: '福島　勇気' }))[0] as HTMLElement)
  await user.click(await screen.findByRole('link', { name: /判定の一覧/ }))
  await screen.findAllByRole('link', { name: '福島　勇気' })
  expect(window.location.hash).toBe('#/decisions?outcome=hold&page=3')
})

test('another page of a list begins at its top, and a search leads to what it found: never is the focus lost', async () => {
  openOffice()
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView')
  const { user } = openAt('/people')
  await user.click((await screen.findAllByRole('button', { name: '3ページ目' })).at(-1) as HTMLElement)
  expect(document.activeElement).toContainElement(screen.getByText(/^全1,284件のうち/))
  expect(scrolled).toHaveBeenLastCalledWith({ block: 'start' })
  await user.type(screen.getByLabelText('氏名・カナ・番号'), 'ヨシダ{Enter}')
  await waitFor(() => expect(document.activeElement).toContainElement(screen.getByText('全1,284件のうち1〜50件目')))
})
