import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ImportUndone } from '../src/api/generated'
import { drop, fault, openOffice } from './office'
import { done } from './rows'
import { openAt } from './screen'

test('what was imported is taken back after a question, and who stays is named', async () => {
  const left = { insured: '12-0001001-00', name: '吉田　花子', kind: 'in_use', text: '取込の後の記録があるため、登録をそのままにしました', items: [] } as const
  const moved = { insured: '12-0001002-01', name: '髙橋　渡', kind: 'changed_since', text: '取込の後に変更されたため、そのままにしました', items: ['住所', '電話番号'] } as const
  const undone: ImportUndone = { import: done.import, voided: 1119, changed: 127, left: 2, rows: [{ ...left, items: [] }, { ...moved, items: [...moved.items] }] }
  const office = openOffice({ import_apply: () => done, import_undo: () => undone })
  const { user } = openAt('/import')
  await screen.findByRole('button', { name: 'ファイルを選ぶ' })
  await drop('/名簿/kobe.xlsx')
  await user.click((await screen.findAllByRole('button', { name: '1,248件を取り込む' }))[0] as HTMLElement)
  await user.click(await screen.findByRole('button', { name: 'この取込を取り消す' }))
  expect(office.times('import_undo'), 'the question alone takes nothing back').toBe(0)
  await user.click(await screen.findByRole('button', { name: '取込を取り消す' }))
  expect(await screen.findByText('取込を取り消しました。')).toBeVisible()
  expect(office.last('import_undo')).toEqual({ import: done.import })
  expect(screen.getByText('登録の取消1,119人、元に戻した人127人、そのままの人2人です。')).toBeVisible()
  const stays = within(screen.getByRole('table', { name: 'そのままの人' }))
  expect(stays.getByText('住所、電話番号')).toBeVisible()
  expect(screen.queryByText('1,248件を取り込みました。'), 'it stands no more').toBeNull()
})

test('an import that cannot be taken back stays, with the reason', async () => {
  const refused = fault({ code: 'import_undone', what: 'この取込は、すでに取り消されています。', next: 'もう一度取り込んでください。' })
  openOffice({
    import_apply: () => done,
    import_undo: () => {
      throw refused
    },
  })
  const { user } = openAt('/import')
  await screen.findByRole('button', { name: 'ファイルを選ぶ' })
  await drop('/名簿/kobe.xlsx')
  await user.click((await screen.findAllByRole('button', { name: '1,248件を取り込む' }))[0] as HTMLElement)
  await user.click(await screen.findByRole('button', { name: 'この取込を取り消す' }))
  await user.click(await screen.findByRole('button', { name: '取込を取り消す' }))
  expect(await screen.findByText('この取込は、すでに取り消されています。')).toBeVisible()
  expect(screen.getByText('1,248件を取り込みました。')).toBeVisible()
})

test('a marked copy goes beside the roster, under a name that ends as a workbook', async () => {
  const office = openOffice({ import_marked: ({ path }) => ({ path }) })
  office.chosen = '/返送/神戸'
  const { user } = openAt('/import')
  await screen.findByRole('button', { name: 'ファイルを選ぶ' })
  await drop('/名簿/kobe.csv')
  await user.click(await screen.findByRole('button', { name: '印を付けた写しを書き出す' }))
  expect(await screen.findByText('ファイルを書き出しました。')).toBeVisible()
  expect(screen.getByText('/返送/神戸.xlsx')).toBeVisible()
  expect(office.last('import_marked')).toEqual({ preview: 7, path: '/返送/神戸.xlsx' })
  expect(JSON.stringify(office.dialogs)).toContain('/名簿/kobe（確認結果）.xlsx')
  expect(screen.getAllByRole('button', { name: '1,248件を取り込む' })[0], 'the review goes on').toBeEnabled()
})

test('a blank roster is written where the person says; no place, no file', async () => {
  const refused = fault({ code: 'output_exists', what: '「/a.xlsx」というファイルが既にあります。', next: '別の名前にしてください。' })
  const office = openOffice({ template: ({ path }) => ({ path }) })
  const { user } = openAt('/import')
  const button = await screen.findByRole('button', { name: '記入用の名簿を書き出す' })
  await user.click(button)
  expect(office.times('template')).toBe(0)
  office.chosen = '/a.xlsx'
  await user.click(button)
  expect(await screen.findByText('/a.xlsx')).toBeVisible()
  office.answers.template = () => {
    throw refused
  }
  await user.click(screen.getByRole('button', { name: '記入用の名簿を書き出す' }))
  expect(await screen.findByText('「/a.xlsx」というファイルが既にあります。')).toBeVisible()
  expect(screen.queryByText('ファイルを書き出しました。')).toBeNull()
})
