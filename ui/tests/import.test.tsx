import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { FindingRow, ImportDone, ImportPreview } from '../src/api/generated'
import { drop, fault, later, openOffice, report } from './office'
import { done, NOTHING_SAID, rows } from './rows'
import { openAt } from './screen'

test('a dropped file is read, shown, and applied by a button that says the number', async () => {
  const office = openOffice({ import_apply: () => done })
  const { user } = openAt('/import')
  await screen.findByRole('button', { name: 'ファイルを選ぶ' })
  await drop('/名簿/kobe.xlsx')
  const apply = await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  expect(office.last('import_preview')).toEqual({ path: '/名簿/kobe.xlsx', asOf: '2026-11-30', said: NOTHING_SAID })
  expect(office.times('import_apply'), 'nothing is written by looking').toBe(0)

  const findings = screen.getByRole('table', { name: '確認事項' })
  expect(within(findings).getAllByText('生年月日として読めません。')).toHaveLength(20)
  expect(screen.getByText('全30件のうち1〜20件目')).toBeVisible()
  await user.click(screen.getByRole('tab', { name: /^変更 ?128/ }))
  const change = within(await screen.findByRole('table', { name: '変更' })).getAllByText(/^髙橋.渡$/)[0]
  expect(change?.parentElement?.textContent).toBe('氏名 高橋　渡 → 髙橋　渡')

  const people = office.times('status')
  await user.click(apply[0] as HTMLElement)
  expect(await screen.findByText('1,248件を取り込みました。')).toBeVisible()
  expect(office.last('import_apply')).toEqual({ preview: 7, reason: null, renamed: [] })
  expect(screen.getByText('保留した3行は登録していません。名簿を直して、もう一度取り込んでください。')).toBeVisible()
  await waitFor(() => expect(office.times('status'), 'a write asks again what carries its tags').toBeGreaterThan(people))
  expect(screen.getByRole('link', { name: '判定へ進む' })).toHaveAttribute('href', '#/decisions')
})

test('whom a file does not name is listed after it went in, with a way to each', async () => {
  const people = Array.from({ length: 25 }, (_, i) => ({ insured: `12-${String(i).padStart(7, '0')}-00`, name: '福島　勇気' }))
  const notNamed = { ...rows.nobody, count: 1400, people }
  const office = openOffice({ import_preview: () => rows.preview({ notNamed }), import_apply: () => ({ ...done, notNamed }) })
  office.chosen = '/名簿/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await user.click((await screen.findAllByRole('button', { name: '1,248件を取り込む' }))[0] as HTMLElement)
  expect(await screen.findByText('1,248件を取り込みました。')).toBeVisible()
  expect(screen.getByText('名簿にいない方（1,400人）')).toBeVisible()
  expect(screen.getByText('1,400件のうち、初めの25件を表示しています。')).toBeVisible()
  expect(screen.getByText('喪失の届けがあるか確かめてください。')).toBeVisible()
  const listed = within(screen.getByRole('table', { name: '名簿にいない方' }))
  expect(listed.getAllByRole('row')).toHaveLength(21)
  expect(listed.getByRole('link', { name: '12-0000003-00' })).toHaveAttribute('href', '#/people/12-0000003-00')
})

test('a new name goes in when somebody has ticked it', async () => {
  const renames = ['森', '林'].map((name, i) => ({
    row: 4 + i, insured: `12-000100${i}-00`, name, kind: 'change' as const, fields: [{ itemText: '氏名', before: '木', after: name }],
  }))
  const findingCounts = [{ code: 'name_changed' as const, weight: 'blocks' as const, text: '登録されている氏名と違います。', next: '届けを確かめてください。', count: 2, first: null }]
  const office = openOffice({ import_preview: () => rows.preview({ renames, findingCounts }), import_apply: () => done })
  office.chosen = '/名簿/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  const listed = within(await screen.findByRole('table', { name: '氏名の変わる方（2人）' }))
  expect(listed.getAllByRole('row')[1]).toHaveTextContent('木 → 森')
  await user.click(screen.getByRole('button', { name: '2人とも選ぶ' }))
  expect(await screen.findAllByRole('button', { name: '1,250件を取り込む' })).toHaveLength(2)
  await user.click(listed.getAllByRole('checkbox')[0] as HTMLElement)
  const apply = await screen.findAllByRole('button', { name: '1,249件を取り込む' })
  await user.click(apply[0] as HTMLElement)
  await screen.findByText('1,248件を取り込みました。')
  expect(office.last('import_apply')).toEqual({ preview: 7, reason: null, renamed: ['12-0001001-00'] })
})

test('a list says how many of its people are registered by nobody here', async () => {
  const notNamed = { ...rows.nobody, text: '一覧にいない方', unknown: 3 }
  const office = openOffice({ import_preview: () => rows.preview({ kind: 'national_list', listed: 40, notNamed }) })
  office.chosen = '/list.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  expect(await screen.findByText('一覧にいて、加入者として登録されていない方が3人います。番号は確認事項に示します。')).toBeVisible()
})

test('files that come together are shown on one page; one press takes those that are clear, the others are named and opened by themselves', async () => {
  const torn = [{ bond: 'readings' as const, text: '氏名とフリガナ' }]
  let reviews = 0
  const office = openOffice({
    import_preview: ({ path }) => {
      if (path === '/b.xlsx') throw fault({ code: 'columns_unclear', what: '何の列か分からない列があります。', next: '指定してください。' })
      return rows.preview({ preview: ++reviews, torn: path === '/c.xlsx' ? torn : [] })
    },
    import_set_aside: (request) => request,
    import_apply_as_shown: ({ shown }) => {
      if (shown === 4) throw fault({ code: 'review_differs', what: '「e.xlsx」は、取り込む内容が変わりました。', next: 'このファイルを開いてください。' })
      return done
    },
    import_apply: () => done,
  })
  const { user } = openAt('/import')
  await screen.findByRole('button', { name: 'ファイルを選ぶ' })
  await drop('/a.xlsx', '/b.xlsx', '/c.xlsx', '/名簿/d.xlsx', '/e.xlsx')
  const take = await screen.findByRole('button', { name: '3件のファイル（3,744件）を取り込む' })
  await waitFor(() => expect(take).not.toHaveAttribute('aria-disabled', 'true'))
  expect(office.times('import_set_aside'), 'each that was read was shown').toBe(4)
  const lines = () => within(screen.getByRole('table', { name: 'まとめて選んだファイル（5件）' })).getAllByRole('row').slice(1).map((row) => row.textContent)
  expect(lines().map((line) => line?.slice(0, 6))).toEqual(['a.xlsx', 'b.xlsx', 'c.xlsx', 'd.xlsx', 'e.xlsx'])
  expect(lines()[0]).toMatch(/取り込めます$/)
  expect(lines()[1]).toMatch(/何の列か分からない列があります。指定してください。このファイルを開く$/)
  expect(lines()[2]).toMatch(/氏名とフリガナこのファイルを開く$/)

  await user.click(take)
  expect(await screen.findByText('2件のファイルを取り込みました。3件は取り込んでいません。')).toBeVisible()
  expect(office.asked.filter(({ name }) => name === 'import_apply_as_shown').map(({ request }) => request), 'each is reviewed once more').toEqual([{ preview: 5, shown: 1 }, { preview: 6, shown: 3 }, { preview: 7, shown: 4 }])
  expect(lines()[3], 'what was shown stays in sight').toMatch(/^d.xlsx1,120.*1,248件を取り込みました。/)
  expect(lines()[4]).toMatch(/取り込む内容が変わりました。このファイルを開いてください。このファイルを開く$/)

  await user.click(screen.getByRole('button', { name: 'e.xlsx を開く' }))
  await user.click((await screen.findAllByRole('button', { name: '1,248件を取り込む' }))[0] as HTMLElement)
  await waitFor(() => expect(lines()[4]).toMatch(/1,248件を取り込みました。/))
  await user.click(screen.getByRole('button', { name: '閉じる' }))
  expect(screen.queryByRole('table', { name: 'まとめて選んだファイル（5件）' })).toBeNull()
})

test('a drop during a review does not replace what is reviewed', async () => {
  const office = openOffice()
  office.chosen = '/名簿/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  await drop('/other.xlsx')
  expect(office.times('import_preview')).toBe(1)
})

test('findings are told apart by weight and by kind', async () => {
  const office = openOffice({
    import_preview: () => {
      const preview = rows.preview()
      const other: FindingRow = { ...rows.finding(1), code: 'private_use', text: '外字があります。' }
      return {
        ...preview,
        findings: [...preview.findings, other],
        findingCounts: [
          ...preview.findingCounts,
          { code: 'private_use', weight: 'look', text: '外字があります。', next: '文字を確かめてください。', count: 1, first: { sheet: '加入者名簿', row: 48, column: 'D', cell: null } },
        ],
      }
    },
  })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await user.click(await screen.findByRole('tab', { name: /確認してください/ }))
  const table = () => screen.getByRole('table', { name: '確認事項' })
  expect(within(table()).getAllByRole('row')).toHaveLength(21)
  expect(screen.getByText('全31件のうち1〜20件目')).toBeVisible()
  const kinds = within(screen.getByRole('table', { name: '確認事項の種類' })).getAllByRole('row')
  expect(kinds.map((row) => row.textContent)).toEqual([
    '内容件数初めの場所すること',
    'フリガナがありません。307行目 E列加入者名簿事業所に確かめてください。',
    '外字があります。148行目 D列加入者名簿文字を確かめてください。',
  ])
  await user.selectOptions(screen.getByLabelText('種類で絞り込む'), '外字があります。（1）')
  expect(within(table()).getAllByRole('row')).toHaveLength(2)
  expect(screen.queryByRole('table', { name: '確認事項の種類' })).toBeNull()
  expect(window.location.hash).toContain('code=private_use')
})

test('of a great many findings the first are shown, and how many there are', async () => {
  const office = openOffice({
    import_preview: () => {
      const preview = rows.preview()
      return { ...preview, findingCounts: preview.findingCounts.map((kind) => (kind.code === 'kana_missing' ? { ...kind, count: 1530 } : kind)) }
    },
  })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await user.click(await screen.findByRole('tab', { name: /確認してください/ }))
  expect(screen.getByText('1,530件のうち、初めの30件を表示しています。')).toBeVisible()
})

test('a preview can be left: the office forgets it, and nothing is written', async () => {
  const office = openOffice({ import_discard: () => rows.status(true) })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  const [leave] = await screen.findAllByRole('button', { name: 'キャンセル' })
  await user.click(leave as HTMLElement)
  expect(await screen.findByRole('button', { name: 'ファイルを選ぶ' })).toBeVisible()
  expect(office.last('import_discard')).toEqual({ preview: 7 })
  expect(office.times('import_apply')).toBe(0)
})

test('a preview survives a look at another page', async () => {
  const office = openOffice()
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  await screen.findByRole('heading', { name: '加入者・世帯' })
  await user.click(screen.getByRole('link', { name: /名簿取込/ }))
  expect(await screen.findAllByRole('button', { name: '1,248件を取り込む' })).not.toHaveLength(0)
  expect(office.times('import_preview')).toBe(1)
})

test('a national list says how many of its lines would be entered, and one whose rows all wait offers nothing', async () => {
  const office = openOffice({ import_preview: () => rows.preview({ kind: 'national_list', kindText: '利用登録状況', listed: 128 }) })
  office.chosen = '/list.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  expect(await screen.findAllByRole('button', { name: '128件を取り込む' })).not.toHaveLength(0)
  expect(screen.queryByRole('tab', { name: /新規/ })).toBeNull()

  office.answers.import_preview = () => rows.preview({ rowsRead: 3, rowsWaiting: 3, joins: 0, changes: 0, same: 0 })
  office.answers.import_discard = () => rows.status(true)
  await user.click(screen.getAllByRole('button', { name: 'キャンセル' })[0] as HTMLElement)
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  for (const button of await screen.findAllByRole('button', { name: '取り込むものがありません' })) expect(button).toHaveAttribute('aria-disabled', 'true')

  // What waits of a contact goes into the tray.
  office.answers.import_preview = () => rows.preview({ rowsRead: 3, rowsWaiting: 3, contactsWaiting: 1, joins: 0, changes: 0, same: 0 })
  await user.click(screen.getAllByRole('button', { name: 'キャンセル' })[0] as HTMLElement)
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  for (const button of await screen.findAllByRole('button', { name: '取り込む' })) expect(button).not.toHaveAttribute('aria-disabled', 'true')
})

test('work at hand shows how far it is and can be stopped; the refusal that follows is shown', async () => {
  let stop: (reason: unknown) => void = () => undefined
  const office = openOffice({ import_apply: () => new Promise((_, reject) => (stop = reject)) })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await user.click((await screen.findAllByRole('button', { name: '1,248件を取り込む' }))[0] as HTMLElement)
  const button = await screen.findByRole('button', { name: '処理を止める' })
  await report({ label: 'write', done: 40, total: 1248 })
  expect(await screen.findByText('40 / 1,248')).toBeVisible()
  expect(screen.getByRole('progressbar')).toHaveAttribute('value', '40')
  await user.click(button)
  expect(office.times('cancel')).toBe(1)
  stop(fault({ code: 'cancelled', what: '取込を止めました。', next: '何も登録されていません。' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('何も登録されていません。')
  expect(screen.getAllByRole('button', { name: '1,248件を取り込む' }), 'the preview is still there').not.toHaveLength(0)
})

test('a roster without a visible change can be applied: whether something is withheld cannot be told from the button', async () => {
  const office = openOffice({
    import_preview: () => rows.preview({ joins: 0, changes: 0, same: 1281 }),
    import_apply: () => ({ ...done, joins: 0, changes: 0, same: 1281 }),
  })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await user.click((await screen.findAllByRole('button', { name: '取り込む' }))[0] as HTMLElement)
  expect(await screen.findByText('取り込みました。')).toBeVisible()
  expect(office.last('import_apply')).toEqual({ preview: 7, reason: null, renamed: [] })
})

test('a look at another page while a file is read loses neither the progress nor the preview', async () => {
  const read = later<ImportPreview>()
  const office = openOffice({ import_preview: () => read.promise })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await screen.findByText('ファイルを読んでいます')
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  await screen.findByRole('heading', { name: '加入者・世帯' })
  await report({ label: 'ファイルを読んでいます', done: 1200, total: null })
  expect(await screen.findByText('1,200行')).toBeVisible()
  expect(screen.getByRole('button', { name: '処理を止める' })).toBeVisible()
  read.answer(rows.preview())
  await waitFor(() => expect(screen.queryByRole('button', { name: '処理を止める' })).toBeNull())
  await user.click(screen.getByRole('link', { name: /名簿取込/ }))
  expect(await screen.findAllByRole('button', { name: '1,248件を取り込む' })).not.toHaveLength(0)
  expect(office.times('import_preview')).toBe(1)
})

test.each([
  ['applied', '1,248件を取り込みました。'],
  ['refused', '中止しました。'],
])('a look at another page while it is written: what was %s is said on return, and no old review is left', async (how, said) => {
  const applied = later<ImportDone>()
  const office = openOffice({ import_apply: () => applied.promise })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await user.click((await screen.findAllByRole('button', { name: '1,248件を取り込む' }))[0] as HTMLElement)
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  await screen.findByRole('heading', { name: '加入者・世帯' })
  if (how === 'applied') applied.answer(done)
  else applied.refuse(fault({ what: said, next: '何も変更していません。' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: '処理を止める' })).toBeNull())
  await user.click(screen.getByRole('link', { name: /名簿取込/ }))
  expect(await screen.findByText(said)).toBeVisible()
  expect(screen.queryAllByRole('button', { name: '1,248件を取り込む' }), 'only a refused one is still under review').toHaveLength(how === 'applied' ? 0 : 2)
})

test('no file is read while the day is none', async () => {
  const office = openOffice()
  const { user } = openAt('/import')
  await user.clear(await screen.findByLabelText(/判定日/))
  expect(screen.getByText('日付として読めません。2026-11-30 のように入力してください。')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'ファイルを選ぶ' }))
  await drop('/kobe.xlsx')
  expect(office.dialogs).toHaveLength(0)
  expect(office.times('import_preview')).toBe(0)
})

test('a width that is proposed is taken with one button, and the file is read anew', async () => {
  const text = '番号は7桁のようです（この列の文字の値 412件がすべて7桁）'
  const widths = [
    { part: 'number' as const, digits: 7, text },
    { part: 'branch' as const, digits: null, text: '枝番の桁数が決まりません（文字の値 1桁 3件・2桁 9件、数値 1桁 2件）' },
  ]
  let asked = 0
  const office = openOffice({ import_preview: () => rows.preview({ widths: asked++ === 0 ? widths : [] }) })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  expect(await screen.findByText(text)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '枝番の桁数を入れて読み直す' })).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('button', { name: '番号を7桁として読み直す' }))
  await waitFor(() => expect(screen.queryByText(text)).not.toBeInTheDocument())
  await screen.findAllByRole('button', { name: /件を取り込む/ })
  expect(office.last('import_preview')).toMatchObject({ path: '/kobe.xlsx', said: { widths: [{ part: 'number', digits: 7 }] } })
})

test('a width that only the sender knows is typed', async () => {
  const widths = [{ part: 'branch' as const, digits: null, text: '枝番の桁数が決まりません（数値 1桁 2件）' }]
  const office = openOffice({ import_preview: () => rows.preview({ widths }) })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await user.type(await screen.findByLabelText('枝番の桁数'), '21')
  expect(screen.getByRole('button', { name: '枝番を21桁として読み直す' })).toHaveAttribute('aria-disabled', 'true')
  await user.clear(screen.getByLabelText('枝番の桁数'))
  await user.type(screen.getByLabelText('枝番の桁数'), '2')
  await user.click(screen.getByRole('button', { name: '枝番を2桁として読み直す' }))
  await waitFor(() => expect(office.last('import_preview')).toMatchObject({ said: { widths: [{ part: 'branch', digits: 2 }] } }))
})

test('a roster whose columns look torn apart goes in with a reason only', async () => {
  const torn = [{ bond: 'readings' as const, text: '氏名とフリガナ：120組のうち113組が合わない' }]
  const office = openOffice({ import_preview: () => rows.preview({ torn }), import_apply: () => done })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  expect(await screen.findByText('氏名とフリガナ：120組のうち113組が合わない')).toBeVisible()
  const apply = () => screen.getAllByRole('button', { name: '1,248件を取り込む' })[0] as HTMLElement
  expect(apply()).toHaveAttribute('aria-disabled', 'true')
  await user.type(screen.getByLabelText('このままで正しい理由'), ' ')
  expect(apply()).toHaveAttribute('aria-disabled', 'true')
  await user.type(screen.getByLabelText('このままで正しい理由'), '事業所に電話で確認')
  await user.click(apply())
  expect(await screen.findByText('1,248件を取り込みました。')).toBeVisible()
  expect(office.last('import_apply')).toEqual({ preview: 7, reason: '事業所に電話で確認', renamed: [] })
})

test('a protected file asks for its password, and again where that is wrong', async () => {
  const office = openOffice({
    import_preview: ({ said: { password } }) => {
      if (password === null) throw fault({ code: 'file_password', what: 'パスワードで保護されています。', next: '入力してください。' })
      if (password !== '正しい') throw fault({ code: 'file_password_wrong', what: 'パスワードが違います。', next: 'もう一度入力してください。' })
      return rows.preview()
    },
  })
  const { user } = openAt('/import')
  await screen.findByRole('button', { name: 'ファイルを選ぶ' })
  await drop('/名簿/kobe.xlsx')
  expect(await screen.findByText('パスワードで保護されています。')).toBeVisible()
  await user.type(await screen.findByLabelText('ファイルのパスワード'), '違う')
  await user.click(screen.getByRole('button', { name: 'このパスワードで開く' }))
  expect(await screen.findByText('パスワードが違います。')).toBeVisible()
  await user.type(await screen.findByLabelText('ファイルのパスワード'), '正しい')
  await user.click(screen.getByRole('button', { name: 'このパスワードで開く' }))
  await waitFor(() => expect(office.last('import_preview')).toMatchObject({ said: { password: '正しい' } }))
  await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  expect(office.last('import_preview')).toMatchObject({ path: '/名簿/kobe.xlsx', said: { columns: [], password: '正しい' } })
})
