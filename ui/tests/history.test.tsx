import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { HeldRowListed, ImportHeldPage } from '../src/api/generated'
import { openOffice, type Office } from './office'
import { rows } from './rows'
import { openAt } from './screen'

const IMPORT = rows.imported()

function row(number: number, over: Partial<HeldRowListed> = {}): HeldRowListed {
  return {
    row: number,
    sheet: '名簿',
    insured: '12-0001003-00',
    state: 'open',
    stateText: '保留中',
    reasons: [{ code: 'birth_date_bad', text: '生年月日を読めません。', next: '届書で確かめてください。' }],
    items: [
      { item: 'name', text: '氏名', says: '𠮷田　髙子', hidden: false },
      { item: 'birth', text: '生年月日', says: '昭和70年1月1日', hidden: false },
      { item: 'kana', text: 'フリガナ', says: null, hidden: false },
      { item: 'address', text: '住所', says: null, hidden: true },
    ],
    canBeTaken: true,
    takenBy: null,
    droppedBy: null,
    droppedFor: null,
    ...over,
  }
}

function open(office: Office, held: Partial<ImportHeldPage> = {}) {
  office.answers.imports = () => ({ rows: [IMPORT, { ...IMPORT, import: '0b'.repeat(16), file: '大阪.xlsx', waiting: 0, open: 0, undoneAt: '2026/11/24 11:00', undoneBy: 'tantou' }], total: 2, page: 1, perPage: 50 })
  office.answers.import_held = () => ({ import: IMPORT, rows: [row(5), row(9)], total: 2, page: 1, perPage: 50, ...held })
}

test('the history names each import with what waits of it, and leads to its rows', async () => {
  const office = openOffice()
  open(office)
  const { user } = openAt('/imports')
  const table = await screen.findByRole('table', { name: '取込の履歴と保留行' })
  expect(within(table).getByText('2行（全2行）')).toBeVisible()
  expect(within(table).getByText('2026/11/24 11:00 にtantouが取り消し')).toBeVisible()
  await user.click(within(table).getByRole('link', { name: '神戸支部_11月.xlsx' }))
  expect(await screen.findByRole('heading', { name: '神戸支部_11月.xlsx の取込' })).toHaveFocus()
  expect(office.last('import_held')).toEqual({ import: IMPORT.import, page: 1 })
})

test('a row is corrected where it differs, looked at, and taken as it was shown', async () => {
  const office = openOffice()
  open(office)
  office.answers.row_preview = () => ({ ...rows.preview(), preview: 4, rowsRead: 1, rowsWaiting: 0, joins: 1, changes: 0, same: 0, renames: [], findingCounts: [] })
  office.answers.import_rows = () => ({ rows: [{ row: 5, insured: '12-0001003-00', name: '𠮷田　髙子', fields: [{ itemText: '生年月日', before: '', after: '昭和60年1月1日' }], reasons: [] }], total: 1, page: 1, perPage: 50 })
  office.answers.import_apply = () => ({ import: '0c'.repeat(16), kind: 'roster', joins: 1, changes: 0, same: 0, listed: 0, waiting: 0, contactsWaiting: 0, notNamed: rows.preview().notNamed })
  const { user } = openAt(`/imports/${IMPORT.import}`)
  await user.click((await screen.findAllByRole('button', { name: '直して取り込む' }))[0] as HTMLElement)
  const birth = screen.getByLabelText('生年月日')
  expect(birth).toHaveValue('昭和70年1月1日')
  expect(screen.getByLabelText('住所')).toHaveValue('')
  await user.clear(birth)
  await user.type(birth, '昭和60年1月1日')
  await user.click(screen.getByRole('button', { name: '内容を確かめる' }))
  expect(await screen.findByText('新しく登録します。')).toBeVisible()
  expect(office.last('row_preview'), 'nothing is said of what stays as it is').toEqual({
    import: IMPORT.import,
    row: 5,
    set: [{ item: 'birth', text: '昭和60年1月1日' }],
    asOf: '2026-11-30',
  })
  expect(await screen.findByText('昭和60年1月1日')).toBeVisible()
  expect(office.times('import_apply'), 'nothing is written before').toBe(0)
  await user.click(screen.getByRole('button', { name: 'この内容で取り込む' }))
  expect(await screen.findByText('5行目を取り込みました。')).toBeVisible()
  expect(office.last('import_apply')).toEqual({ preview: 4, reason: null, renamed: [] })
})

test('a row that is still not right cannot be taken, and what was typed stays', async () => {
  const office = openOffice()
  open(office)
  office.answers.row_preview = () => ({
    ...rows.preview(),
    preview: 4,
    rowsRead: 1,
    rowsWaiting: 1,
    joins: 0,
    changes: 0,
    renames: [],
    findingCounts: [{ code: 'birth_date_bad', weight: 'blocks', text: '生年月日を読めません。', next: '届書で確かめてください。', count: 1, first: null }],
  })
  const { user } = openAt(`/imports/${IMPORT.import}`)
  await user.click((await screen.findAllByRole('button', { name: '直して取り込む' }))[0] as HTMLElement)
  await user.type(screen.getByLabelText('フリガナ'), 'ヨシダ タカコ')
  await user.click(screen.getByRole('button', { name: '内容を確かめる' }))
  expect(await screen.findByText('この行は、まだ取り込めません。')).toBeVisible()
  expect(screen.getByRole('button', { name: 'この内容で取り込む' })).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('button', { name: '直し方を変える' }))
  expect(screen.getByLabelText('フリガナ')).toHaveValue('ヨシダ タカコ')
})

test('a row that is not needed is said so with a reason; one of a 届書 that is not taken here offers nothing else', async () => {
  const office = openOffice()
  open(office, { rows: [row(5), row(7, { canBeTaken: false })] })
  office.answers.row_drop = () => ({ import: { ...IMPORT, open: 1, dropped: 1 }, rows: [], total: 2, page: 1, perPage: 50 })
  const { user } = openAt(`/imports/${IMPORT.import}`)
  expect(await screen.findByText('届書のこの内容は、ここからは取り込めません。')).toBeVisible()
  expect(screen.getAllByRole('button', { name: '直して取り込む' })).toHaveLength(1)
  await user.click(screen.getAllByRole('button', { name: '不要にする' })[0] as HTMLElement)
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText('理由'), '退職済み')
  await user.click(within(dialog).getByRole('button', { name: '不要にする' }))
  expect(await screen.findByText('5行目を不要としました。')).toBeVisible()
  expect(office.last('row_drop')).toEqual({ import: IMPORT.import, row: 5, reason: '退職済み' })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('once the sender has mended the file, all rows that wait are dropped at once', async () => {
  const office = openOffice()
  open(office)
  office.answers.row_drop = () => ({ import: { ...IMPORT, open: 0, dropped: 2 }, rows: [], total: 2, page: 1, perPage: 50 })
  const { user } = openAt(`/imports/${IMPORT.import}`)
  await user.click(await screen.findByRole('button', { name: '保留中の行をすべて不要にする' }))
  const dialog = await screen.findByRole('dialog', { name: '保留中の行をすべて不要にしますか' })
  await user.click(within(dialog).getByRole('button', { name: '不要にする' }))
  expect(await screen.findByText('保留中の行をすべて不要としました。')).toBeVisible()
  expect(office.last('row_drop')).toEqual({ import: IMPORT.import, row: null, reason: null })
})
