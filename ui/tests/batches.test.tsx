import { screen, waitFor, within } from '@testing-library/react'
import { useEffect } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { BatchPrintDone, BatchRow, BatchState } from '../src/api/generated'
import { fault, later, openOffice, report } from './office'
import { rows } from './rows'
import { openAt } from './screen'

// Drawing needs a real web view and is tried in the end-to-end run; here only what is handed over counts.
const draws = vi.hoisted(() => ({ now: true }))
vi.mock('../src/components/PdfView', () => ({
  default: function PdfView({ base64, onDrawn }: { base64?: string; onDrawn: (base64: string) => void }) {
    useEffect(() => {
      if (draws.now && base64) onDrawn(base64)
    }, [base64, onDrawn])
    return <output onClick={() => base64 && onDrawn(base64)}>{base64}</output>
  },
}))
afterEach(() => void (draws.now = true))

test('batches link to their page', async () => {
  openOffice()
  openAt('/batches')
  expect(await screen.findByRole('link', { name: '2026-0001' })).toHaveAttribute('href', '#/batches/b1')
})

test('a list of batches has a column for each document that one of them has', async () => {
  const count = (certificates: number, last4: number) =>
    rows.batchRow().documents.map((row) => ({ ...row, count: { certificate: certificates, notice: 0, notice_last4: last4 }[row.document] }))
  openOffice({
    batches: () => ({ rows: [rows.batchRow({ documents: count(0, 7) }), rows.batchRow({ id: 'b2', documents: count(3, 0) })] }),
  })
  openAt('/batches')
  const table = await screen.findByRole('table')
  const texts = (role: string) => within(table).getAllByRole(role).map((cell) => cell.textContent)
  expect(texts('columnheader').slice(3, 6)).toEqual(['通数', '資格確認書', '資格情報のお知らせ（下4桁あり）'])
  expect([texts('cell').slice(4, 6), texts('cell').slice(13, 15)]).toEqual([['0', '7'], ['3', '0']])
})

test('printing goes into the chosen folder, names the files, and shows which serials were left out', async () => {
  let state: BatchState = 'made'
  const office = openOffice({
    batch: () => rows.batch({ state }),
    batch_print: () => {
      state = 'printed'
      return { batch: rows.batchRow({ state }), files: ['/out/certificate-0001.pdf'], manifest: '/out/manifest.json', printed: 1051, withdrawn: ['01-0000012-3'], stopped: [] }
    },
  })
  office.chosen = '/out'
  const { user } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: '1,052通の印刷ファイルを書き出す' }))
  expect(await screen.findByText('1,051通の印刷ファイルを書き出しました。')).toBeVisible()
  expect(office.last('batch_print')).toEqual({ batch: 'b1', folder: '/out', serial: null })
  expect(screen.getByText('/out/certificate-0001.pdf')).toBeVisible()
  expect(screen.getByText('/out/manifest.json')).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('01-0000012-3')
  expect(await screen.findByRole('button', { name: '1,052通を封入済にする' }), 'the batch was read again').toBeVisible()
})

test('no folder, no printing', async () => {
  const office = openOffice()
  const { user } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: '1,052通の印刷ファイルを書き出す' }))
  await waitFor(() => expect(office.dialogs).toHaveLength(1))
  expect(office.times('batch_print')).toBe(0)
})

test.each([
  { from: 'printed', to: 'enclosed', command: 'batch_enclose', button: '1,052通を封入済にする', said: '1,050通を封入済にしました。' },
  { from: 'enclosed', to: 'posted', command: 'batch_post', button: '1,052通を発送済にする', said: '1,050通を発送済にしました。' },
] as const)('$from to $to: serials to pull out stay in sight, also after a look at another page', async ({ from, to, command, button, said }) => {
  let state: BatchState = from
  const office = openOffice({
    batch: () => rows.batch({ state }),
    pull_outs: () => ({ rows: state === to ? [rows.pullOut(11), rows.pullOut(43)] : [] }),
    [command]: () => {
      state = to
      return { batch: rows.batchRow({ state }), moved: 1050, withdrawn: ['01-0000012-1', '01-0000044-3'] }
    },
  })
  const { user } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: button }))
  const dialog = await screen.findByRole('dialog')
  expect(office.times(command)).toBe(0)
  await user.click(within(dialog).getByRole('button', { name: button }))
  expect(await screen.findByText(said)).toBeVisible()
  const seen = () => {
    const alert = screen.getByRole('alert')
    expect(alert).toHaveTextContent('次の2通は抜き取ってください')
    const table = within(screen.getByRole('table', { name: '抜き取り' }))
    for (const serial of ['01-0000012-1', '01-0000044-3']) expect(table.getByRole('link', { name: serial })).toBeVisible()
  }
  seen()
  await user.click(screen.getByRole('link', { name: /発送バッチの一覧/ }))
  await user.click(await screen.findByRole('link', { name: '2026-0001' }))
  await screen.findByText(said)
  seen()
})

test('a piece is shown as the office made it', async () => {
  const office = openOffice({ piece_preview: ({ serial }) => ({ serial, pdf: 'JVBERi0=' }) })
  const { user } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: /^01-0000002-1 𠮷田.髙子 の書類を見る$/ }))
  expect(await screen.findByText('JVBERi0=')).toBeVisible()
  expect(office.asked.find(({ name }) => name === 'piece_preview')?.request).toEqual({ serial: '0100000021' })
})

test('a piece is asked for while its button is still held, and once', async () => {
  const office = openOffice({ piece_preview: ({ serial }) => ({ serial, pdf: `pdf${serial}` }) })
  draws.now = false
  const { user } = openAt('/batches/b1')
  const button = await screen.findByRole('button', { name: /^01-0000002-1 .* の書類を見る$/ })
  await user.pointer({ keys: '[MouseLeft>]', target: button })
  expect(office.last('piece_preview')).toEqual({ serial: '0100000021' })
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.pointer('[/MouseLeft]')
  expect(await screen.findByText('pdf0100000021')).toBeVisible()
  expect(office.times('piece_preview')).toBe(1)
})

test('what is beside a piece is asked for once that is drawn, and not before', async () => {
  draws.now = false
  const office = openOffice({ piece_preview: ({ serial }) => ({ serial, pdf: `pdf${serial}` }) })
  const { user } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: /^01-0000002-1 .* の書類を見る$/ }))
  const page = await screen.findByText('pdf0100000021')
  await new Promise((passed) => setTimeout(passed, 50))
  expect(office.times('piece_preview')).toBe(1)
  await user.click(page)
  await waitFor(() => expect(office.times('piece_preview')).toBe(3))
})

test('the pieces of a batch are looked at one after the other, over the end of a page, and the focus comes back to the last one', async () => {
  const all = Array.from({ length: 3 }, (_, i) => rows.piece(i))
  const office = openOffice({
    batch: ({ page }) => ({ ...rows.batch(), pieces: all.slice((page - 1) * 2, page * 2), total: 3, page, perPage: 2 }),
    piece_preview: ({ serial }) => ({ serial, pdf: `pdf${serial}` }),
  })
  const { user } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: /^01-0000002-1 .* の書類を見る$/ }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText('pdf0100000021')).toBeVisible()
  expect(dialog.getByText('2 / 3')).toBeVisible()
  await waitFor(() => expect(office.asked.filter(({ name }) => name === 'piece_preview').map(({ request }) => (request as { serial: string }).serial), 'both that are beside it, the next one first').toEqual(all.map(({ serial }) => serial).toSpliced(0, 1).concat('0100000010')))
  const asked = office.times('piece_preview')

  await user.keyboard('{ArrowRight}')
  expect(dialog.getByText('pdf0100000032'), 'at once').toBeVisible()
  expect(dialog.getByText('3 / 3')).toBeVisible()
  expect(dialog.getByText(/^01-0000003-2/)).toBeVisible()
  expect(dialog.getByRole('button', { name: '次の書類 →' })).toHaveAttribute('aria-disabled', 'true')
  await user.keyboard('{ArrowRight}{Alt>}{ArrowLeft}{/Alt}')
  expect(dialog.getByText('3 / 3'), 'no further, and not by Alt').toBeVisible()
  await user.click(dialog.getByRole('button', { name: '← 前の書類' }))
  await user.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(dialog.getByText('1 / 3')).toBeVisible()
  expect(dialog.getByRole('button', { name: '← 前の書類' }), 'at its end, too').toHaveFocus()
  expect(office.times('piece_preview'), 'nothing is asked twice').toBe(asked)

  await user.keyboard('{ArrowRight}{ArrowRight}{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const button = await screen.findByRole('button', { name: /^01-0000003-2 .* の書類を見る$/ })
  await waitFor(() => expect(button).toHaveFocus())
})

test('a spoiled piece is named with its replacement; pieces not yet printed cannot be spoiled', async () => {
  const office = openOffice({
    batch: () => rows.batch({ state: 'printed' }),
    piece_spoil: () => ({ spoiled: '01-0000001-0', replacement: '01-0001053-2' }),
  })
  const { user, unmount } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: '01-0000001-0 を書損にする' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '1通を書損にする' }))
  expect(await screen.findByText('01-0000001-0 を書損にしました。代わりの整理番号は 01-0001053-2 です。')).toBeVisible()
  expect(office.last('piece_spoil')).toEqual({ serial: '0100000010' })
  unmount()

  openOffice()
  openAt('/batches/b1')
  await screen.findByRole('button', { name: /01-0000001-0 .* の書類を見る/ })
  expect(screen.queryByRole('button', { name: /を書損にする/ })).toBeNull()
})

test('after a piece of a long batch was spoiled the focus is on the serial that takes its place, beside it, and that one is printed alone', async () => {
  const pieces = Array.from({ length: 50 }, (_, i) => rows.piece(i))
  const office = openOffice({
    batch: () => ({ ...rows.batch({ state: 'printed', stateText: '印刷済' }), pieces, total: 1052, perPage: 50 }),
    piece_spoil: () => ({ spoiled: '01-0000042-1', replacement: '01-0001053-2' }),
    batch_print: () => ({ batch: rows.batchRow({ state: 'printed' }), files: ['/out/certificate-0002.pdf'], manifest: '/out/manifest.json', printed: 1, withdrawn: [], stopped: [] }),
  })
  const { user } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: '01-0000042-1 を書損にする' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '1通を書損にする' }))
  const said = await screen.findByText('01-0000042-1 を書損にしました。代わりの整理番号は 01-0001053-2 です。')
  await waitFor(() => expect(document.activeElement).toContainElement(said))
  const table = screen.getByRole('table', { name: '書類' })
  const lines = within(table).getAllByRole('row')
  expect(lines.findIndex((line) => line.contains(said)), 'right below the piece').toBe(lines.findIndex((line) => line.textContent?.startsWith('01-0000042-1')) + 1)
  office.chosen = '/out'
  await user.click(screen.getByRole('button', { name: 'この1通だけを書き出す' }))
  const printed = await screen.findByText('1通の印刷ファイルを書き出しました。')
  expect(office.last('batch_print')).toEqual({ batch: 'b1', folder: '/out', serial: '01-0001053-2' })
  await waitFor(() => expect(document.activeElement).toContainElement(printed))
})

test('a look at another page while printing loses neither the progress, nor the stop button, nor the serials that were left out', async () => {
  let state: BatchState = 'made'
  const printed = later<BatchPrintDone>()
  const office = openOffice({ batch: () => rows.batch({ state }), batch_print: () => printed.promise })
  office.chosen = '/out'
  const { user } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: '1,052通の印刷ファイルを書き出す' }))
  await screen.findByText('印刷ファイルを作成しています')
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  await screen.findByRole('heading', { name: '加入者・世帯' })
  await report({ label: '印刷ファイルを作成しています', done: 500, total: 1052 })
  expect(await screen.findByText('500 / 1,052')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '処理を止める' }))
  expect(office.times('cancel')).toBe(1)
  expect(screen.getByRole('button', { name: 'データベースを閉じる' }), 'not under work at hand').toHaveAttribute('aria-disabled', 'true')

  state = 'printed'
  printed.answer({ batch: rows.batchRow({ state }), files: ['/out/certificate-0001.pdf'], manifest: '/out/manifest.json', printed: 1051, withdrawn: ['01-0000012-3'], stopped: [] })
  await waitFor(() => expect(screen.queryByRole('button', { name: '処理を止める' })).toBeNull())
  await user.click(screen.getByRole('link', { name: /発送バッチ/ }))
  await user.click(await screen.findByRole('link', { name: '2026-0001' }))
  expect(await screen.findByText('1,051通の印刷ファイルを書き出しました。')).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('01-0000012-3')
})

test('a printing that was refused while one looked elsewhere says so on its batch alone', async () => {
  const printed = later<BatchPrintDone>()
  const office = openOffice({ batch: ({ batch }) => rows.batch({ id: batch }), batch_print: () => printed.promise })
  office.chosen = '/out'
  const { user } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: '1,052通の印刷ファイルを書き出す' }))
  await user.click(screen.getByRole('link', { name: /発送バッチの一覧/ }))
  printed.refuse(fault({ what: '中止しました。', next: '何も変更していません。' }))
  await user.click(await screen.findByRole('link', { name: '2026-0000' }))
  await screen.findByRole('button', { name: '1,052通の印刷ファイルを書き出す' })
  expect(screen.queryByRole('alert')).toBeNull()
  await user.click(screen.getByRole('link', { name: /発送バッチの一覧/ }))
  await user.click(await screen.findByRole('link', { name: '2026-0001' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('中止しました。')
})

test.each<{ batch: Partial<BatchRow>; steps: string[] }>([
  { batch: { state: 'made' }, steps: ['1,052通の印刷ファイルを書き出す'] },
  { batch: { state: 'made', toPrint: 1, toEnclose: 1051 }, steps: ['1通の印刷ファイルを書き出す', '1,051通を封入済にする'] },
  { batch: { state: 'printed', toEnclose: 2, toPost: 1050 }, steps: ['2通を封入済にする', '1,050通を発送済にする'] },
  { batch: { state: 'enclosed' }, steps: ['1,052通を発送済にする'] },
  { batch: { state: 'posted' }, steps: [] },
])('a batch with $batch offers $steps: a replacement does not hold up the others', async ({ batch, steps }) => {
  openOffice({ batch: () => rows.batch(batch) })
  openAt('/batches/b1')
  await screen.findByRole('heading', { name: '発送バッチ 2026-0001' })
  expect(screen.queryAllByRole('button', { name: /通の印刷ファイルを|通を(封入|発送)済/ }).map((button) => button.textContent)).toEqual(steps)
})

test('a piece that cannot be printed any more is named with its reason, beside those that were', async () => {
  const stopped = [{ ...rows.finding(0), insured: '12-0001003-00', text: '印刷できない文字があります。', next: '登録内容を確認してください。' }]
  const office = openOffice({
    batch_print: () => ({ batch: rows.batchRow({ state: 'printed' }), files: ['/out/a.pdf'], manifest: '/out/manifest.json', printed: 1051, withdrawn: ['01-0000012-3'], stopped }),
  })
  office.chosen = '/out'
  const { user } = openAt('/batches/b1')
  await user.click(await screen.findByRole('button', { name: '1,052通の印刷ファイルを書き出す' }))
  expect(await screen.findByText(/印刷できない文字があります。/)).toBeVisible()
  expect(screen.getByText('1,051通の印刷ファイルを書き出しました。')).toBeVisible()
})
