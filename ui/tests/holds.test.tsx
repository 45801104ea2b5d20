import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { CorrectPreview, EntriesRes, HoldsPage } from '../src/api/generated'
import { fault, openOffice, type Office } from './office'
import { rows } from './rows'
import { openAt } from './screen'

const KNOWN: EntriesRes = {
  entries: [
    { field: 'kana', text: 'フリガナ', kind: 'text', choices: [] },
    { field: 'burden_percent', text: '負担割合', kind: 'percent', choices: [{ code: '20', text: '2割' }, { code: '30', text: '3割' }] },
    { field: 'burden_effective_on', text: '負担割合の発効年月日', kind: 'day', choices: [] },
  ],
  sources: [{ code: 'phone', text: '電話' }, { code: 'form', text: '届書・申請書' }],
}

const decision = rows.plan().rows[2] ?? rows.plan().rows[0]

function holds(over: Partial<HoldsPage> = {}): HoldsPage {
  if (!decision) throw new Error('no decision')
  const row = (person: string, name: string) => ({ person, birthText: '昭和30年4月2日', acquiredText: '令和2年4月1日', lostText: '', cameFrom: null, decision: { ...decision, person, name } })
  return {
    asOf: '2026-11-30',
    reasons: [
      { reason: 'burden', text: '負担割合が分からない', next: '負担割合と発効年月日を入力してください。', count: 2, fields: ['burden_percent', 'burden_effective_on'] },
      { reason: 'individual_check', text: '個別確認', next: '入力するものはありません。', count: 1, fields: [] },
    ],
    rows: [row('p1', '福島　勇気'), row('p2', '𠮷田　髙子')],
    people: ['p1', 'p2', 'p3'],
    total: 3,
    page: 1,
    perPage: 50,
    ...over,
  }
}

function preview(changes: number): CorrectPreview {
  if (!decision) throw new Error('no decision')
  const after = { ...decision, outcome: 'notice' as const, outcomeText: '資格情報のお知らせ', reasonText: '', missingTexts: [] }
  const row = { person: 'p1', insured: '12-0001003-00', name: '福島　勇気', fields: [{ itemText: '負担割合', before: '', after: '2割' }], waits: false, before: decision, after }
  return { preview: 7, changes, same: 0, waiting: 0, rows: changes > 0 ? [row] : [] }
}

function open(office: Office) {
  office.answers.entries = () => KNOWN
  office.answers.holds = () => holds()
  office.answers.correct_preview = ({ people }) => preview(people.length)
  office.answers.correct_apply = () => ({ changed: 3, waiting: 0, rows: [] })
}

test('a reason is chosen, its fact is entered of everybody at once, looked at, and written', async () => {
  const office = openOffice()
  open(office)
  const { user } = openAt('/holds')
  await user.click(await screen.findByRole('button', { name: /負担割合が分からない/ }))
  await waitFor(() => expect(office.last('holds')).toMatchObject({ reason: 'burden', page: 1 }))
  expect(screen.getByRole('button', { name: '0人の訂正の内容を確かめる' }), 'nobody is chosen').toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('button', { name: '3人全員を選ぶ' }))
  await user.selectOptions(screen.getByLabelText('負担割合'), '20')
  await user.type(screen.getByLabelText('負担割合の発効年月日'), 'R8.8.1')
  await user.selectOptions(screen.getAllByLabelText('何で知りましたか')[0] as HTMLElement, 'phone')
  await user.click(screen.getByRole('button', { name: '3人の訂正の内容を確かめる' }))
  expect(await screen.findByRole('heading', { name: '3人の訂正の確認' })).toBeVisible()
  expect(office.last('correct_preview')).toEqual({
    people: ['p1', 'p2', 'p3'],
    fields: [{ field: 'burden_percent', value: '20' }, { field: 'burden_effective_on', value: 'R8.8.1' }],
    told: { source: 'phone', on: '2026-11-24' },
    asOf: '2026-11-30',
  })
  expect(screen.getByText('資格情報のお知らせ')).toBeVisible()
  expect(office.times('correct_apply'), 'nothing is written before').toBe(0)
  await user.click(screen.getByRole('button', { name: '3人を訂正する' }))
  expect(await screen.findByText('3人の登録内容を訂正しました。')).toBeVisible()
  expect(office.last('correct_apply')).toEqual({ preview: 7 })
  expect(screen.queryByRole('heading', { name: '3人の訂正の確認' })).toBeNull()
})

test('one person is chosen alone, and what is wrong is said beside the form, which keeps what was typed', async () => {
  const office = openOffice()
  open(office)
  office.answers.correct_preview = () => {
    throw fault({ code: 'entry_bad', what: '「負担割合の発効年月日」：これもあわせて必要です。', next: '直してください。' })
  }
  const { user } = openAt('/holds?reason=burden')
  await user.click(within(await screen.findByRole('table', { name: '負担割合が分からない' })).getAllByRole('checkbox')[1] as HTMLElement)
  await user.selectOptions(screen.getByLabelText('負担割合'), '20')
  await user.click(screen.getByRole('button', { name: '1人の訂正の内容を確かめる' }))
  expect(office.times('correct_preview'), 'how it is known is not said').toBe(0)
  await user.selectOptions(screen.getAllByLabelText('何で知りましたか')[0] as HTMLElement, 'form')
  await user.click(screen.getByRole('button', { name: '1人の訂正の内容を確かめる' }))
  expect(await screen.findByText(/これもあわせて必要です/)).toBeVisible()
  expect(office.last('correct_preview')).toMatchObject({ people: ['p2'] })
  expect(screen.getByLabelText('負担割合')).toHaveValue('20')
})

test('of 個別確認 nothing is entered', async () => {
  const office = openOffice()
  open(office)
  openAt('/holds?reason=individual_check')
  expect(await screen.findByText('入力するものはありません。')).toBeVisible()
  expect(screen.queryByRole('checkbox')).toBeNull()
})

test('a list is read, and what is wrong with it is named', async () => {
  const office = openOffice()
  open(office)
  office.chosen = '/home/reiji/corrections.xlsx'
  office.answers.correct_file = () => {
    throw fault({ code: 'corrections_bad', what: '「corrections.xlsx」に直すところがあります：3行目の加入者が見つかりません。', next: '一覧を直してください。' })
  }
  const { user } = openAt('/holds')
  await user.selectOptions(await screen.findByLabelText('何で知りましたか'), 'form')
  await user.click(screen.getByRole('button', { name: '一覧を選ぶ' }))
  expect(await screen.findByText(/3行目の加入者が見つかりません/)).toBeVisible()
  office.answers.correct_file = () => preview(1)
  await user.click(screen.getByRole('button', { name: '一覧を選ぶ' }))
  expect(await screen.findByRole('heading', { name: '1人の訂正の確認' })).toBeVisible()
})

test('any item of a person is corrected on their page, and goes back by its number', async () => {
  const office = openOffice({ person_history: () => ({ ...rows.answers().person_history(), rows: [{ ...rows.operation(), change: 41, sourceText: '電話（令和8年11月20日）' }] }) })
  open(office)
  office.answers.correct_undo = ({ change }) => ({ change, insured: '12-0001003-00', changed: true, left: null })
  const { user } = openAt('/people/p0')
  expect(await screen.findByText('保有（令和8年11月1日に確認）')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '登録内容を訂正する' }))
  await user.selectOptions(await screen.findByLabelText('訂正する項目'), 'kana')
  await user.type(screen.getByLabelText('フリガナ'), 'フクシマ　ユウ')
  await user.selectOptions(screen.getByLabelText('何で知りましたか'), 'phone')
  await user.click(screen.getByRole('button', { name: '1人の訂正の内容を確かめる' }))
  await user.click(await screen.findByRole('button', { name: '1人を訂正する' }))
  expect(await screen.findByText('3人の登録内容を訂正しました。')).toBeVisible()
  expect(screen.getByText('電話（令和8年11月20日）')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '訂正 41 を取り消す' }))
  await user.click(await screen.findByRole('button', { name: '訂正を取り消す' }))
  await waitFor(() => expect(office.last('correct_undo')).toEqual({ change: 41 }))
  expect(await screen.findByText('訂正（番号 41）を取り消しました。')).toBeVisible()
})

test('a correction that was being looked at is gone once a request was accepted', async () => {
  const office = openOffice({ protect: ({ insured }) => ({ insured }) })
  open(office)
  const { user } = openAt('/people/p0')
  await user.click(await screen.findByRole('button', { name: '登録内容を訂正する' }))
  await user.selectOptions(await screen.findByLabelText('訂正する項目'), 'kana')
  await user.type(screen.getByLabelText('フリガナ'), 'フクシマ　ユウ')
  await user.selectOptions(screen.getByLabelText('何で知りましたか'), 'phone')
  await user.click(screen.getByRole('button', { name: '1人の訂正の内容を確かめる' }))
  expect(await screen.findByRole('heading', { name: '1人の訂正の確認' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: '不開示の申出を登録' }))
  await user.click(await screen.findByRole('button', { name: '申出を登録する' }))
  expect(await screen.findByText(/申出を受け付けました/)).toBeVisible()
  expect(screen.queryByRole('heading', { name: '1人の訂正の確認' })).toBeNull()
})
