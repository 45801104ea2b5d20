import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fault, openOffice } from './office'
import { done, NOTHING_SAID, rows } from './rows'
import { openAt } from './screen'

test('a column that nobody can explain is asked for, and nothing is read before it is', async () => {
  let asked = 0
  const office = openOffice({
    import_preview: ({ said }) => {
      asked += 1
      if (said.columns.length === 0) throw fault({ code: 'columns_unclear', what: '何の列か分からない列があります：H列「管理用番号Ｂ」。', next: '指定してください。' })
      return rows.preview()
    },
  })
  office.chosen = '/名簿/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  expect(await screen.findByText('何の列か分からない列があります：H列「管理用番号Ｂ」。')).toBeVisible()
  expect(office.last('import_columns')).toEqual({ path: '/名簿/kobe.xlsx', said: NOTHING_SAID })
  const read = () => screen.getAllByRole('button', { name: 'この読み方で読む' })[0] as HTMLElement
  expect(read()).toHaveAttribute('aria-disabled', 'true')
  expect(screen.getByLabelText('G列は何の列か'), 'a 個人番号 is cut whatever is said').toBeDisabled()
  await user.selectOptions(screen.getByLabelText('H列は何の列か'), '使わない')
  await user.selectOptions(screen.getByLabelText('E列は何の列か'), '氏名')
  await user.click(read())
  await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  expect(office.last('import_preview')).toEqual({
    path: '/名簿/kobe.xlsx',
    asOf: '2026-11-30',
    said: { ...NOTHING_SAID, columns: [{ letters: 'H', meaning: null }, { letters: 'E', meaning: 'name' }] },
  })
  expect(asked).toBe(2)
})

test('what the values of a column look like is chosen by one press, and by nothing else', async () => {
  const suggested = { meaning: 'branch' as const, meaningText: '枝番', reasonText: '値の98%が世帯ごとに始まり直す2桁以下の連番です', share: 98 }
  const office = openOffice({
    import_preview: ({ said }) => {
      if (said.columns.length === 0) throw fault({ code: 'columns_unclear', what: '何の列か分からない列があります。' })
      return rows.preview()
    },
    import_columns: () => {
      const understood = rows.understood()
      const known = understood.columns.filter((column) => column.letters < 'H')
      const unknown = understood.columns.filter((column) => column.letters === 'H')
      const unheaded = unknown.map((column) => ({ ...column, letters: 'I', heading: '', unclear: false, reasonText: '見出しのない、使わない列' }))
      return { ...understood, columns: [...known, ...unknown.map((column) => ({ ...column, suggested })), ...unheaded] }
    },
  })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  const choice = await screen.findByLabelText('H列は何の列か')
  expect(choice, 'nothing is chosen before').toHaveDisplayValue('選んでください')
  expect(screen.getByText(suggested.reasonText)).toBeVisible()
  expect(screen.getByText('（見出しなし）')).toBeVisible()
  expect(screen.getAllByRole('button', { name: /にする$/ }), 'of the other columns nothing is suggested').toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'H列を「枝番」にする' }))
  expect(choice).toHaveDisplayValue('枝番')
  expect(screen.queryByRole('button', { name: /にする$/ })).toBeNull()
  await user.click(screen.getAllByRole('button', { name: 'この読み方で読む' })[0] as HTMLElement)
  await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  expect(office.last('import_preview')).toMatchObject({ said: { columns: [{ letters: 'H', meaning: 'branch' }] } })
})

test('a person says which table is read, and what becomes of what is hidden', async () => {
  const tables = [
    { name: '神戸', hidden: false, people: true, chosen: true },
    { name: '京都', hidden: false, people: true, chosen: false },
    { name: '旧', hidden: true, people: true, chosen: false },
  ]
  const office = openOffice({
    import_preview: ({ said }) => {
      if (said.table === null) throw fault({ code: 'table_unclear', what: 'どの表を取り込むか決められません。' })
      return rows.preview()
    },
    import_columns: ({ said }) =>
      rows.understood({
        columns: [],
        tables: tables.map((table) => ({ ...table, chosen: table.name === (said.table ?? '神戸') })),
        hidden: said.table === '京都' ? { text: '2行（4行目から）', unclear: said.hidden === null } : null,
      }),
  })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  const table = await screen.findByLabelText('取り込む表')
  expect(within(table).getAllByRole('option').map((option) => option.textContent)).toEqual(['神戸', '京都', '旧（隠れたシート）'])
  await user.selectOptions(table, '京都')
  await screen.findByRole('group', { name: /隠れている行・列：2行（4行目から）/ })
  const read = () => screen.getAllByRole('button', { name: 'この読み方で読む' })[0] as HTMLElement
  expect(read()).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByLabelText('除いて読む'))
  await user.click(read())
  await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  expect(office.last('import_preview')).toEqual({
    path: '/kobe.xlsx', asOf: '2026-11-30', said: { ...NOTHING_SAID, table: '京都', hidden: 'leave' },
  })
})

test('a person says that a list without 枝番 and 続柄 names nobody but 被保険者', async () => {
  const office = openOffice({
    import_preview: ({ said }) => {
      if (said.everyone === null) throw fault({ code: 'everyone_unclear', what: '本人か家族かが分かりません。' })
      return rows.preview()
    },
    import_columns: ({ said }) =>
      rows.understood({
        columns: [],
        missing: said.everyone === null ? ['枝番', '続柄'] : [],
        everyone: { text: '30行、番号はすべて別', unclear: said.everyone === null },
      }),
  })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await screen.findByRole('group', { name: /枝番の列も続柄の列もない名簿：30行、番号はすべて別/ })
  expect(screen.queryByText(/登録に必要な項目の列がありません/), 'the question says it').toBeNull()
  const read = () => screen.getAllByRole('button', { name: 'この読み方で読む' })[0] as HTMLElement
  expect(read()).toHaveAttribute('aria-disabled', 'true')
  const answer = () => screen.getByLabelText('全員を被保険者本人（枝番00）として読む')
  await user.click(answer())
  await user.click(answer())
  expect(read(), 'an answer can be taken back').toHaveAttribute('aria-disabled', 'true')
  await user.click(answer())
  await user.click(read())
  await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  expect(office.last('import_preview')).toMatchObject({ said: { ...NOTHING_SAID, everyone: 'insured' } })
})

test('a column of 枝番 that a person chooses answers it as well', async () => {
  const office = openOffice({
    import_preview: ({ said }) => {
      if (said.columns.length === 0) throw fault({ code: 'everyone_unclear', what: '本人か家族かが分かりません。' })
      return rows.preview()
    },
    import_columns: () => rows.understood({ everyone: { text: '30行、番号はすべて別', unclear: true } }),
  })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  const read = () => screen.getAllByRole('button', { name: 'この読み方で読む' })[0] as HTMLElement
  await user.selectOptions(await screen.findByLabelText('H列は何の列か'), '使わない')
  expect(read()).toHaveAttribute('aria-disabled', 'true')
  await user.selectOptions(screen.getByLabelText('H列は何の列か'), '枝番')
  await user.click(read())
  await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  expect(office.last('import_preview')).toMatchObject({ said: { everyone: null, columns: [{ letters: 'H', meaning: 'branch' }] } })
})

test('a person says what codes stand for, and what was said of the last file stands there', async () => {
  const office = openOffice({
    import_preview: ({ said }) => {
      if (said.columns.length === 0) throw fault({ code: 'columns_unclear', what: '何の列か分からない列があります。' })
      return rows.preview()
    },
    import_columns: () => rows.understood({ codes: '1=本人 2=妻' }),
  })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  const codes = await screen.findByLabelText('続柄・性別・発行要否のコードの意味')
  expect(codes).toHaveValue('1=本人 2=妻')
  await user.type(codes, ' 3=子')
  await user.selectOptions(screen.getByLabelText('H列は何の列か'), '使わない')
  await user.click(screen.getAllByRole('button', { name: 'この読み方で読む' })[0] as HTMLElement)
  await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  expect(office.last('import_preview')).toMatchObject({ said: { codes: '1=本人 2=妻 3=子' } })
})

test('what drifted since the last file of a sender is shown first, and reading on is the answer', async () => {
  const told = [
    { kind: 'moved' as const, text: 'C列「性別」はD列に移りました' },
    { kind: 'added' as const, text: 'C列「備考」が増えました' },
  ]
  const office = openOffice({
    import_preview: ({ said }) => {
      if (said.drift === null) throw fault({ code: 'columns_drifted', what: '見出しが変わっています。' })
      return rows.preview()
    },
    import_columns: () => rows.understood({ columns: [], drifts: told }),
    import_apply: () => done,
  })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.type(await screen.findByLabelText('送り主（名簿の送付元）'), ' 神戸支部')
  await user.click(screen.getByRole('button', { name: 'ファイルを選ぶ' }))
  for (const { text } of told) expect(await screen.findByText(text)).toBeVisible()
  const of = { ...NOTHING_SAID, sender: '神戸支部' }
  expect(office.last('import_preview')).toEqual({ path: '/kobe.xlsx', asOf: '2026-11-30', said: of })
  expect(office.last('import_columns'), 'shown as it would be read').toEqual({ path: '/kobe.xlsx', said: { ...of, drift: 'accept' } })
  await user.click(screen.getAllByRole('button', { name: '変わったところを確かめたので、この読み方で読む' })[0] as HTMLElement)
  const apply = await screen.findAllByRole('button', { name: '1,248件を取り込む' })
  expect(office.last('import_preview')).toEqual({ path: '/kobe.xlsx', asOf: '2026-11-30', said: { ...of, drift: 'accept' } })
  await user.click(apply[0] as HTMLElement)
  await screen.findByText('1,248件を取り込みました。')
  expect(screen.getByLabelText('送り主（名簿の送付元）'), 'the next file is another sender’s').toHaveValue('')
})

test('columns can be said anew during a review, or left as they are', async () => {
  const office = openOffice()
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await user.click(await screen.findByRole('button', { name: '列の読み取り方（8列）' }))
  await user.click(screen.getByRole('button', { name: '表と列の読み方を変える' }))
  const [leave] = await screen.findAllByRole('button', { name: 'キャンセル' })
  await screen.findByRole('heading', { name: '表と列の読み方' })
  await user.click(leave as HTMLElement)
  expect(await screen.findAllByRole('button', { name: '1,248件を取り込む' })).not.toHaveLength(0)
  expect(office.times('import_preview')).toBe(1)
})

test('items that no column gives are named beside the columns', async () => {
  const office = openOffice({
    import_preview: () => {
      throw fault({ code: 'columns_missing', what: '必要な列（続柄）が見つかりません。' })
    },
    import_columns: () => rows.understood({ missing: ['続柄'] }),
  })
  office.chosen = '/kobe.xlsx'
  const { user } = openAt('/import')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  expect(await screen.findByText('登録に必要な項目の列がありません（続柄）。')).toBeVisible()
})
