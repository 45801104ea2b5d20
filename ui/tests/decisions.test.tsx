import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fault, later, openOffice, report } from './office'
import { rows } from './rows'
import { openAt } from './screen'

test('outcomes carry their counts, choosing one narrows the rows and opens its reasons', async () => {
  const office = openOffice()
  const { user } = openAt('/decisions')
  const hold = await screen.findByRole('button', { name: /保留/ })
  expect(hold).toHaveTextContent('46人')
  expect(screen.queryByRole('button', { name: /下4桁/ }), 'an outcome that nobody has is left out').toBeNull()
  await user.click(hold)
  await waitFor(() => expect(office.last('plan')).toEqual({ asOf: '2026-11-30', outcome: 'hold', page: 1 }))
  expect(await screen.findByRole('heading', { name: '理由の内訳' })).toBeVisible()
})

test('the day is typed in either calendar, and must be real', async () => {
  const office = openOffice()
  const { user } = openAt('/decisions')
  const day = await screen.findByLabelText(/判定日/)
  expect(day).toHaveValue('2026-11-30')
  await user.clear(day)
  await user.type(day, '2026-02-30{Enter}')
  expect(await screen.findByText('日付として読めません。2026-11-30 のように入力してください。')).toBeVisible()
  expect(screen.getByRole('button', { name: '1,052通の発送バッチを作る' }), 'nothing is made for the day of before').toHaveAttribute('aria-disabled', 'true')
  await user.clear(day)
  expect(screen.getByText('日付として読めません。2026-11-30 のように入力してください。'), 'an empty field too').toBeVisible()
  expect(office.last('plan')).toEqual({ asOf: '2026-11-30', outcome: null, page: 1 })
  await user.type(day, 'R8.12.1')
  expect(screen.getByRole('button', { name: '1,052通の発送バッチを作る' })).not.toHaveAttribute('aria-disabled', 'true')
  await user.type(day, '{Enter}')
  await waitFor(() => expect(office.last('plan')).toEqual({ asOf: '2026-12-01', outcome: null, page: 1 }))
})

test('the day is chosen once and holds on every screen', async () => {
  const office = openOffice()
  const { user } = openAt('/decisions')
  const day = await screen.findByLabelText(/判定日/)
  await user.clear(day)
  await user.type(day, '2026-12-05{Enter}')
  await user.click((await screen.findAllByRole('link', { name: '福島　勇気' }))[0] as HTMLElement)
  expect(await screen.findByLabelText(/判定日/)).toHaveValue('2026-12-05')
  expect(office.last('person')).toMatchObject({ asOf: '2026-12-05' })
  await user.click(screen.getByRole('link', { name: /名簿取込/ }))
  expect(await screen.findByLabelText(/判定日/)).toHaveValue('2026-12-05')
})

test('it begins at the day of the last batch where that is later than today', async () => {
  const of = (latestBatchDay: string) => {
    const open = rows.status(true)
    return { ...open, counts: open.counts && { ...open.counts, latestBatchDay } }
  }
  for (const [latest, begins] of [['2026-12-15', '2026-12-15'], ['2026-10-01', '2026-11-24']] as const) {
    openOffice({ status: () => of(latest) })
    const { unmount } = openAt('/decisions')
    expect(await screen.findByLabelText(/判定日/)).toHaveValue(begins)
    unmount()
  }
})

test('a batch is made after a last look, for the number on the button, and its page opens', async () => {
  const office = openOffice({ batch_make: () => ({ ...rows.batch(), stopped: [{ ...rows.finding(2), text: '氏名の字形が書体にありません。' }] }) })
  const { user } = openAt('/decisions')
  await user.click(await screen.findByRole('button', { name: '1,052通の発送バッチを作る' }))
  const dialog = await screen.findByRole('dialog')
  expect(office.times('batch_make')).toBe(0)
  await user.click(within(dialog).getByRole('button', { name: '1,052通の発送バッチを作る' }))
  expect(await screen.findByRole('heading', { name: '発送バッチ 2026-0001' })).toBeVisible()
  expect(office.last('batch_make')).toEqual({ asOf: '2026-11-30', expected: 1052 })
  expect(screen.getByRole('alert')).toHaveTextContent('氏名の字形が書体にありません。')
})

test('a refused batch says why in the dialog, and the plan is asked for again', async () => {
  const office = openOffice({
    batch_make: () => {
      throw fault({ what: '通数が変わりました。', next: '判定を見直してください。' })
    },
  })
  const { user } = openAt('/decisions')
  await user.click(await screen.findByRole('button', { name: '1,052通の発送バッチを作る' }))
  const dialog = await screen.findByRole('dialog')
  office.answers.plan = () => ({ ...rows.plan('2026-11-30'), pieces: 1050 })
  await user.click(within(dialog).getByRole('button', { name: '1,052通の発送バッチを作る' }))
  expect(await within(dialog).findByText('通数が変わりました。')).toBeVisible()
  expect(await within(dialog).findByRole('button', { name: '1,050通の発送バッチを作る' })).toBeVisible()
})

test('where there is nothing to send, there is no button', async () => {
  openOffice({ plan: ({ asOf }) => ({ ...rows.plan(asOf), pieces: 0 }) })
  openAt('/decisions')
  expect(await screen.findByText('今作れる書類はありません。')).toBeVisible()
  expect(screen.queryByRole('button', { name: /発送バッチを作る/ })).toBeNull()
})

test('whom a later batch serves is not offered again on an earlier day', async () => {
  openOffice({ status: () => rows.status(true, { latestBatchDay: '2026-12-15' }), plan: ({ asOf }) => rows.plan(asOf) })
  const { user } = openAt('/decisions')
  expect(await screen.findByRole('button', { name: '1,052通の発送バッチを作る' })).toBeVisible()
  await user.clear(screen.getByLabelText('判定日'))
  await user.type(screen.getByLabelText('判定日'), '2026-12-14{Enter}')
  expect(await screen.findByText('令和8年12月15日を判定日とするバッチがあるため、この日では作れません。')).toBeVisible()
  expect(screen.queryByRole('button', { name: /発送バッチを作る/ })).toBeNull()
})

test('making a batch shows how far it is and can be stopped; the dialog stays until the answer', async () => {
  const made = later<ReturnType<typeof rows.batch>>()
  const office = openOffice({ batch_make: () => made.promise })
  const { user } = openAt('/decisions')
  await user.click(await screen.findByRole('button', { name: '1,052通の発送バッチを作る' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: '1,052通の発送バッチを作る' }))
  expect(await within(dialog).findByText('発送バッチを作成しています')).toBeVisible()
  await report({ label: '発送バッチを作成しています', done: 40, total: 1052 })
  expect(await within(dialog).findByText('40 / 1,052')).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: '処理を止める' }))
  expect(office.times('cancel')).toBe(1)
  made.refuse(fault({ code: 'cancelled', what: '中止しました。', next: '何も変更していません。' }))
  expect(await within(dialog).findByText('中止しました。')).toBeVisible()
})
