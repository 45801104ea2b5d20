import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { newClient } from '../src/api/commands'
import { fault, later, openOffice } from './office'
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

test('the rows that a window has room for are drawn first, and the others without being asked for', async () => {
  const office = openOffice()
  openAt('/people')
  const table = await screen.findByRole('table', { name: '加入者・世帯' })
  const drawn = () => within(table).getAllByRole('row').length - 1
  expect(drawn()).toBe(26)
  await waitFor(() => expect(drawn()).toBe(50))
  expect(office.times('people')).toBe(1)
})

test('pages are asked for one by one', async () => {
  const office = openOffice()
  const { user } = openAt('/people?q=12&page=2')
  expect(await screen.findByText('全1,284件のうち51〜100件目')).toBeVisible()
  await user.click(screen.getAllByRole('button', { name: '3ページ目' })[0] as HTMLElement)
  await waitFor(() => expect(office.last('people')).toEqual({ query: '12', address: '', page: 3 }))
})

test('of too many it is said that there are more', async () => {
  const office = openOffice()
  openAt('/people?q=サトウ')
  await screen.findByText('全1,284件のうち1〜50件目')
  expect(screen.queryByText(/より多いため/)).toBeNull()
  office.answers.people = () => ({ rows: [rows.person(0)], total: 1000, more: true, page: 1, perPage: 50 })
  openAt('/people?q=サ')
  expect(await screen.findByText('当てはまる方が1,000人より多いため、そこまでを表示しています。探す語を長くすると絞れます。')).toBeVisible()
})

test('arriving at a page moves the focus to its heading', async () => {
  openOffice()
  const { user } = openAt('/batches')
  expect(await screen.findByRole('heading', { name: '発送バッチ' })).toHaveFocus()
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  expect(await screen.findByRole('heading', { name: '加入者・世帯' })).toHaveFocus()
})

test('a person shows items, the decision with its rule and sources, pieces and events', async () => {
  const office = openOffice()
  openAt('/people/p0')
  expect(await screen.findByRole('heading', { name: '福島　勇気' })).toBeVisible()
  expect(office.last('person')).toEqual({ person: 'p0', asOf: '2026-11-30' })
  for (const text of ['C-07', '健康保険法施行規則第47条第2項', '令和11年3月31日', '発送しました。', '2026/11/24 10:05']) {
    expect(screen.getAllByText(text).length, text).toBeGreaterThan(0)
  }
})

test('a piece tells on which form it was printed', async () => {
  openOffice()
  openAt('/people/p0')
  const events = await screen.findByRole('table', { name: '経過' })
  expect(within(events).getByText('印刷済：様式 資格確認書（はがき型） 第1版')).toBeVisible()
})

test('what became of a registration: when, by whom, by which file, item by item', async () => {
  const office = openOffice()
  openAt('/people/p0')
  const history = await screen.findByRole('table', { name: '登録の変更履歴' })
  expect(office.last('person_history')).toEqual({ person: 'p0', page: 1 })
  const cells = within(history).getAllByRole('row').map((row) => within(row).queryAllByRole('cell').map((cell) => cell.textContent))
  expect(cells).toEqual([
    [],
    ['2026/11/20 11:00', '変更 名簿の取込', '福祉　担当', '氏名 高橋　渡 → 髙橋　渡電話番号 （記録なし） → 078-555-0199'],
    ['2026/10/01 09:30', '新規 以前の版からの引継ぎ', '福祉　担当', '番号 12-0001003-00'],
  ])
})

test('a registration of which nothing is told says so', async () => {
  openOffice({ person_history: () => rows.history({ rows: [], total: 0 }) })
  openAt('/people/p0')
  expect(await screen.findByText('まだ変更の履歴はありません。')).toBeVisible()
  expect(screen.queryByRole('table', { name: '登録の変更履歴' })).toBeNull()
})

test('a long history is asked for page by page, and the person stays', async () => {
  const office = openOffice({ person_history: ({ page }) => rows.history({ total: 120, page }) })
  const { user } = openAt('/people/p0')
  await user.click((await screen.findAllByRole('button', { name: '2ページ目' }))[0] as HTMLElement)
  await waitFor(() => expect(office.last('person_history')).toEqual({ person: 'p0', page: 2 }))
  expect(await screen.findByText('全120件のうち51〜100件目')).toBeVisible()
  expect(office.times('person')).toBe(1)
})

test('a history that cannot be read leaves the rest of the person there', async () => {
  openOffice({
    person_history: () => {
      throw fault({ what: 'ほかの画面が書き込んでいます。', next: '少し待ってください。' })
    },
  })
  openAt('/people/p0')
  expect(await screen.findByRole('alert')).toHaveTextContent('少し待ってください。')
  expect(screen.getByRole('heading', { name: '福島　勇気' })).toBeVisible()
  expect(screen.getByRole('table', { name: '経過' })).toBeVisible()
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
  ['protect', '不開示の申出を登録', '申出を登録する'],
  ['unprotect', '不開示の申出の取下げを登録', '取下げを登録する'],
] as const)('%s is asked twice, answers with the same words, and reads everything about the person again', async (command, label, action) => {
  const office = openOffice({ [command]: ({ insured }: { insured: string }) => ({ insured }) })
  const { user } = openAt('/people/p0')
  await user.click(await screen.findByRole('button', { name: label }))
  const dialog = await screen.findByRole('dialog')
  expect(dialog).toHaveTextContent('12-0001003-00')
  expect(office.times(command)).toBe(0)
  const reads = office.times('person')
  await user.click(within(dialog).getByRole('button', { name: action }))
  expect(await screen.findByText('12-0001003-00 の申出を受け付けました。')).toBeVisible()
  expect(office.last(command)).toEqual({ insured: '12-0001003-00' })
  await waitFor(() => expect(office.times('person')).toBeGreaterThan(reads))
})

test('after a word on disclosure nothing from before is drawn, not even while it is read again', async () => {
  const again = later<ReturnType<typeof rows.detail>>()
  const office = openOffice({
    protect: ({ insured }) => ({ insured }),
    import_preview: () => rows.preview(),
    piece_preview: ({ serial }) => ({ serial, pdf: 'JVBERi0=' }),
    person_history: () => rows.history({ rows: [rows.operation({ fields: [{ itemText: '住所', before: '', after: '神戸市東灘区向洋町' }] })] }),
  })
  office.chosen = '/kobe.xlsx'
  const client = newClient()
  const { user } = openAt('/import', client)
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await user.click(await screen.findByRole('tab', { name: /^変更 ?128/ }))
  await screen.findByRole('table', { name: '変更' })
  client.setQueryData(['piece_preview', { serial: '0100000010' }], { serial: '0100000010', pdf: 'JVBERi0=' })
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  await user.click((await screen.findAllByRole('link', { name: '福島　勇気' }))[0] as HTMLElement)
  expect(await screen.findByText(/加納町/)).toBeVisible()
  expect(await screen.findByText('神戸市東灘区向洋町')).toBeVisible()

  office.answers.person = () => again.promise
  office.answers.person_history = () => new Promise(() => undefined)
  office.answers.people = () => new Promise(() => undefined)
  await user.click(screen.getByRole('button', { name: '不開示の申出を登録' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '申出を登録する' }))
  await waitFor(() => expect(screen.queryByText(/加納町|向洋町/)).toBeNull())
  const left = client.getQueryCache().getAll().filter((query) => query.state.data !== undefined && query.state.data !== null)
  expect(left.map(({ queryKey }) => queryKey[0])).toEqual(['status', 'senders'])
  again.answer({ ...rows.detail('p0'), person: { ...rows.person(0), postal: null, address: null, phone: null } })
  expect(await screen.findByText('12-0001003-00 の申出を受け付けました。')).toBeVisible()
  const heading = await screen.findByRole('heading', { name: '福島　勇気' })
  await waitFor(() => expect(heading).toHaveFocus())

  await user.click(screen.getByRole('link', { name: /加入者の一覧/ }))
  await screen.findByRole('heading', { name: '加入者・世帯' })
  expect(document.body).not.toHaveTextContent('兵庫県')
  await user.click(screen.getByRole('link', { name: /名簿取込/ }))
  expect(await screen.findByRole('button', { name: 'ファイルを選ぶ' }), 'the review is gone').toBeVisible()
})

test('a refused read can be tried again', async () => {
  const office = openOffice({
    people: () => {
      throw fault({ what: 'ほかの画面が書き込んでいます。', next: '少し待ってください。' })
    },
  })
  const { user } = openAt('/people')
  expect(await screen.findByRole('alert')).toHaveTextContent('少し待ってください。')
  office.answers.people = rows.answers().people
  await user.click(screen.getByRole('button', { name: 'もう一度読み込む' }))
  expect((await screen.findAllByText('12-0001003-00')).length).toBeGreaterThan(0)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a word on disclosure that is refused says so in the dialog', async () => {
  const office = openOffice({
    protect: () => {
      throw fault({ what: 'ファイルを書き込めませんでした。', next: '空き容量を確かめてください。' })
    },
  })
  const { user } = openAt('/people/p0')
  await user.click(await screen.findByRole('button', { name: '不開示の申出を登録' }))
  const dialog = await screen.findByRole('dialog')
  const reads = office.times('person')
  await user.click(within(dialog).getByRole('button', { name: '申出を登録する' }))
  await waitFor(() => expect(office.times('person')).toBeGreaterThan(reads))
  expect(await within(dialog).findByText('空き容量を確かめてください。')).toBeVisible()
})

test('no word on disclosure is entered while a file is read: its review would come after everything was forgotten', async () => {
  const office = openOffice({ import_preview: () => new Promise(() => undefined) })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  await user.click((await screen.findAllByRole('link', { name: '福島　勇気' }))[0] as HTMLElement)
  expect(await screen.findByRole('button', { name: '不開示の申出を登録' })).toHaveAttribute('aria-disabled', 'true')
})

test('a person who cannot be read leaves a heading, the way back and another try', async () => {
  openOffice({
    person: () => {
      throw fault({ what: '加入者は見つかりません。', next: '番号を確かめてください。' })
    },
  })
  openAt('/people/p9')
  expect(await screen.findByRole('alert')).toHaveTextContent('加入者は見つかりません。')
  expect(screen.getByRole('heading', { name: '加入者・世帯' })).toHaveFocus()
  expect(screen.getByRole('link', { name: /加入者の一覧/ })).toBeVisible()
  expect(screen.getByRole('button', { name: 'もう一度読み込む' })).toBeVisible()
})

test('a word on disclosure can be left by the keyboard, and nothing was entered', async () => {
  const office = openOffice()
  const { user } = openAt('/people/p0')
  const open = await screen.findByRole('button', { name: '不開示の申出を登録' })
  open.focus()
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('dialog', { name: '不開示の申出を登録します' })).toBeVisible()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(open).toHaveFocus()
  expect(office.times('protect')).toBe(0)
})

test('while the day is none, no decision of another day stands beside it', async () => {
  openOffice()
  const { user } = openAt('/people/p0')
  await user.clear(await screen.findByLabelText(/判定日/))
  expect(screen.getByText('日付として読めません。2026-11-30 のように入力してください。')).toBeVisible()
  expect(screen.queryByText('C-07')).toBeNull()
})
