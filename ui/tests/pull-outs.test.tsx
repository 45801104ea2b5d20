// What must be pulled out of the pile stays until somebody ticks it off.
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { PullOutRow } from '../src/api/generated'
import { fault, openOffice } from './office'
import { rows } from './rows'
import { openAt } from './screen'

/** An office with these on its list. */
function withList(listed: PullOutRow[]) {
  let left = listed
  return openOffice({
    status: () => rows.status(true, { toPullOut: left.length }),
    pull_outs: () => ({ rows: left }),
    pull_out_done: ({ serials }) => {
      left = left.filter(({ serialText }) => !serials.includes(serialText))
      return { rows: left }
    },
  })
}

const list = () => screen.findByRole('table', { name: '抜き取り' })
const lines = async () => within(await list()).getAllByRole('row').slice(1).map((row) => row.textContent)

test('each is listed with where it lies, counted in the side bar, and ticked off by itself', async () => {
  const office = withList([rows.pullOut(1), rows.pullOut(2)])
  const { user } = openAt('/pull-outs')
  expect(await screen.findByRole('link', { name: /^抜き取り\s*2$/ })).toBeVisible()
  expect((await lines())[0]).toBe('01-0000002-12026/11/24 10:05 から𠮷田　髙子12-0001010-01資格確認書（はがき型）2026-0001certificate-0001.pdf　3ページ抜き取り済みにする')
  expect(screen.getByRole('link', { name: '01-0000002-1' })).toHaveAttribute('href', '#/pieces/0100000021')
  await user.click(screen.getByRole('button', { name: '01-0000002-1 を抜き取り済みにする' }))
  const said = await screen.findByText('1通を抜き取り済みにしました。')
  await waitFor(() => expect(document.activeElement).toContainElement(said))
  expect(office.last('pull_out_done')).toEqual({ serials: ['01-0000002-1'] })
  await waitFor(async () => expect(await lines()).toHaveLength(1))
  expect(await screen.findByRole('link', { name: /^抜き取り\s*1$/ })).toBeVisible()
})

test('all of them go after a last look', async () => {
  const office = withList([rows.pullOut(1), rows.pullOut(2)])
  const { user } = openAt('/pull-outs')
  await user.click(await screen.findByRole('button', { name: '2通すべてを抜き取り済みにする' }))
  expect(office.times('pull_out_done')).toBe(0)
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '2通すべてを抜き取り済みにする' }))
  expect(await screen.findByText('2通を抜き取り済みにしました。')).toBeVisible()
  expect(await screen.findByText(/^抜き取る書類はありません。/)).toBeVisible()
  expect(office.last('pull_out_done')).toEqual({ serials: ['01-0000002-1', '01-0000003-2'] })
})

test('on the page of a batch stand those of it alone, and nothing where there is none', async () => {
  const office = withList([rows.pullOut(1)])
  const { user } = openAt('/batches/b1')
  await list()
  expect(office.last('pull_outs')).toEqual({ batch: 'b1' })
  await user.click(screen.getByRole('button', { name: '01-0000002-1 を抜き取り済みにする' }))
  expect(await screen.findByText('1通を抜き取り済みにしました。')).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('table', { name: '抜き取り' })).toBeNull())
})

test('what somebody else has ticked off meanwhile says so', async () => {
  const office = withList([rows.pullOut(1)])
  office.answers.pull_out_done = () => {
    throw fault({ what: '整理番号 01-0000002-1 は、抜き取る書類の一覧にありません。', next: '何も変更していません。' })
  }
  const { user } = openAt('/pull-outs')
  await user.click(await screen.findByRole('button', { name: '01-0000002-1 を抜き取り済みにする' }))
  expect(await screen.findByText(/は、抜き取る書類の一覧にありません。/)).toBeVisible()
})
