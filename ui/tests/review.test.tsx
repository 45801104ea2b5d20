import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openOffice } from './office'
import { rows } from './rows'
import { openAt } from './screen'

async function review(answers = {}) {
  const office = openOffice(answers)
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  return { office, user }
}

test('everybody stands in a group, each with what there is to say of them', async () => {
  const { office, user } = await review()
  const shown = async (group: string) => within(await screen.findByRole('table', { name: group })).getAllByRole('row')
  expect(office.last('import_rows')).toEqual({ preview: 7, group: 'joins', query: '', page: 1 })
  for (const [group, code, said] of [
    ['変更', 'changes', /6行目.*12-.*高橋.渡 → 髙橋.渡/],
    ['保留', 'waiting', /6行目.*生年月日として読めません。続柄として読めません。/],
    ['変更なし', 'same', /6行目/],
    ['記載のない方', 'absent', /^12-/],
  ] as const) {
    await user.click(screen.getByRole('tab', { name: new RegExp(`^${group} ?[0-9]`) }))
    expect((await shown(group))[1]).toHaveTextContent(said)
    expect(office.last('import_rows')).toMatchObject({ group: code, page: 1 })
  }
})

test('what is registered of somebody new says nothing twice, and what has no room is under the pointer', async () => {
  const fields = [
    { itemText: '番号', before: '', after: '12-0001003-00' },
    { itemText: '氏名', before: '', after: '𠮷田　髙子' },
    { itemText: '続柄', before: '', after: '本人' },
    { itemText: '住所', before: '', after: '兵庫県神戸市中央区加納町6丁目4-477' },
  ]
  await review({ import_rows: () => ({ rows: [{ row: 5, insured: '12-0001003-00', name: '𠮷田　髙子', fields, reasons: [] }], total: 1, page: 1, perPage: 50 }) })
  const cell = within(await screen.findByRole('table', { name: '新規' })).getAllByRole('cell').at(-1) as HTMLElement
  expect(cell).toHaveTextContent('続柄 本人住所 兵庫県神戸市中央区加納町6丁目4-477')
  expect(cell).not.toHaveTextContent('髙子')
  expect(cell.firstElementChild).toHaveAttribute('title', '続柄 本人\n住所 兵庫県神戸市中央区加納町6丁目4-477')
})

test('a name in kana does not hide its reading', async () => {
  const name = 'マリア　サントス'
  const fields = [{ itemText: '氏名', before: '', after: name }, { itemText: 'フリガナ', before: '', after: name }]
  await review({ import_rows: () => ({ rows: [{ row: 5, insured: '12-0001003-00', name, fields, reasons: [] }], total: 1, page: 1, perPage: 50 }) })
  const cell = within(await screen.findByRole('table', { name: '新規' })).getAllByRole('cell').at(-1) as HTMLElement
  expect(cell).toHaveTextContent('フリガナ マリア')
})

test('somebody is looked for within a group, page by page', async () => {
  const { office, user } = await review()
  await user.click(screen.getByRole('tab', { name: /^変更 ?[0-9]/ }))
  await user.type(screen.getByLabelText('氏名・フリガナ・番号で探す'), ' 高橋 ')
  await user.click(screen.getByRole('button', { name: '探す' }))
  await screen.findByRole('table', { name: '変更' })
  expect(office.last('import_rows')).toEqual({ preview: 7, group: 'changes', query: '高橋', page: 1 })
  // The findings above have pages, too.
  await user.click((await screen.findAllByRole('button', { name: '2ページ目' })).at(-1) as HTMLElement)
  expect(office.last('import_rows')).toEqual({ preview: 7, group: 'changes', query: '高橋', page: 2 })
  await user.click(screen.getByRole('button', { name: '条件を消す' }))
  expect(await screen.findByLabelText('氏名・フリガナ・番号で探す')).toHaveValue('')
  expect(window.location.hash).toBe('#/import?group=changes')
})

test('who is registered has a way to their page; a row that waits or joins has none', async () => {
  const { user } = await review()
  const table = async (group: string) => within(await screen.findByRole('table', { name: group }))
  expect((await table('新規')).queryAllByRole('link')).toHaveLength(0)
  await user.click(screen.getByRole('tab', { name: /^保留/ }))
  expect((await table('保留')).queryAllByRole('link')).toHaveLength(0)
  await user.click(screen.getByRole('tab', { name: /^記載のない方/ }))
  const insured = rows.person(0).insured
  expect((await table('記載のない方')).getByRole('link', { name: insured })).toHaveAttribute('href', `#/people/${insured}`)
})

test('of a line of a national list nothing is shown but whose it is', async () => {
  const office = openOffice({ import_preview: () => rows.preview({ kind: 'national_list', listed: 128 }) })
  office.chosen = '/list.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  const table = within(await screen.findByRole('table', { name: '登録する行' }))
  expect(table.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['記号-番号-枝番', '氏名'])
  expect(table.getByRole('link', { name: rows.person(0).insured })).toBeVisible()
})

test('a group without anybody says so', async () => {
  const nobody = { rows: [], total: 0, page: 1, perPage: 50 }
  const { user } = await review({ import_rows: () => nobody })
  await user.type(screen.getByLabelText('氏名・フリガナ・番号で探す'), 'だれか')
  await user.click(screen.getByRole('button', { name: '探す' }))
  expect(await screen.findByText('この区分には、当てはまる方がいません。')).toBeVisible()
})
