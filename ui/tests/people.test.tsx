import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openOffice } from './office'
import { rows } from './rows'
import { openAt } from './screen'

test('a search stands in the URL and names keep every code point', async () => {
  const office = openOffice()
  const { user } = openAt('/people')
  await user.type(await screen.findByLabelText('氏名・カナ・番号'), 'ヨシダ')
  await user.type(screen.getByLabelText('住所'), '加納町{Enter}')
  await waitFor(() => expect(office.last('people')).toEqual({ query: 'ヨシダ', address: '加納町', page: 1 }))
  expect(decodeURIComponent(window.location.hash)).toContain('q=ヨシダ')
  const names = screen.getAllByRole('link').map((link) => link.textContent)
  for (const name of ['𠮷田　髙子', '葛\u{e0100}城　太郎']) expect(names).toContain(name)
})

test('pages are asked for one by one', async () => {
  const office = openOffice()
  const { user } = openAt('/people?q=12&page=2')
  expect(await screen.findByText('全1,284件のうち51〜100件目')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '3ページ目' }))
  await waitFor(() => expect(office.last('people')).toEqual({ query: '12', address: '', page: 3 }))
})

test('arriving at a page moves the focus to its heading', async () => {
  openOffice()
  const { user } = openAt('/batches')
  expect(await screen.findByRole('heading', { name: '発送バッチ' })).toHaveFocus()
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  expect(await screen.findByRole('heading', { name: '加入者' })).toHaveFocus()
})

test('a person shows items, the decision with its rule and sources, pieces and events', async () => {
  const office = openOffice()
  openAt('/people/p0?asOf=2026-11-30')
  expect(await screen.findByRole('heading', { name: '福島　勇気' })).toBeVisible()
  expect(office.last('person')).toEqual({ person: 'p0', asOf: '2026-11-30' })
  for (const text of ['C-07', '健康保険法施行規則第47条第2項', '令和11年3月31日', '発送しました。', '2026/11/24 10:05']) {
    expect(screen.getAllByText(text).length, text).toBeGreaterThan(0)
  }
})

test('a contact that is withheld looks exactly like one that was never registered', async () => {
  const of = async (person: Partial<ReturnType<typeof rows.person>>) => {
    openOffice({ person: () => ({ ...rows.detail('p0'), person: { ...rows.person(0), ...person } }) })
    const { unmount } = openAt('/people/p0')
    await screen.findByRole('heading', { name: '福島　勇気' })
    const html = document.querySelector('main')?.textContent
    unmount()
    return html
  }
  const withheld = await of({ postal: null, address: null, phone: null, employer: null })
  const never = await of({ postal: '', address: '', phone: '', employer: '' })
  expect(withheld).toBe(never)
  expect(withheld).not.toContain('加納町')
})

test.each([
  ['protect', '不開示の申出を登録'],
  ['unprotect', '不開示の申出の取下げ'],
] as const)('%s is asked twice, answers with the same words, and reads everything about the person again', async (command, label) => {
  const office = openOffice({ [command]: ({ insured }: { insured: string }) => ({ insured }) })
  const { user } = openAt('/people/p0')
  await user.click(await screen.findByRole('button', { name: label }))
  const dialog = await screen.findByRole('dialog')
  expect(dialog).toHaveTextContent('12-0001003-00')
  expect(office.times(command)).toBe(0)
  const reads = office.times('person')
  await user.click(within(dialog).getByRole('button', { name: '登録する' }))
  expect(await screen.findByText('12-0001003-00 の申出を受け付けました。')).toBeVisible()
  expect(office.last(command)).toEqual({ insured: '12-0001003-00' })
  await waitFor(() => expect(office.times('person')).toBeGreaterThan(reads))
})
