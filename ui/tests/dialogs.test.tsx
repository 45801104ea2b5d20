// Every dialog: accepted, it is gone before anything else changes, and its outcome is seen where the focus is; refused, it stays with the reason.
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { drop, fault, later, openOffice, type Office } from './office'
import { done, rows } from './rows'
import { openAt } from './screen'

vi.mock('../src/components/PdfView', () => ({ default: () => null }))

const tray = { rows: [{ insured: '21-0000001-00', name: '髙﨑　葵' }], total: 1, page: 1, perPage: 50 }

type Dialog = { what: string; at: string; answers: Office['answers']; begin?: (office: Office) => Promise<void>; open: string; act: string; command: string; said: string; answer: () => unknown }

const DIALOGS: Dialog[] = [
  { what: 'an application for 不開示', at: '/people/p0', answers: {}, open: '不開示の申出を登録', act: '申出を登録する', command: 'protect', said: '12-0001003-00 の申出を受け付けました。', answer: () => ({ insured: '12-0001003-00' }) },
  { what: 'its withdrawal', at: '/people/p0', answers: {}, open: '不開示の申出の取下げを登録', act: '取下げを登録する', command: 'unprotect', said: '12-0001003-00 の申出を受け付けました。', answer: () => ({ insured: '12-0001003-00' }) },
  { what: 'a return cleared up', at: '/returns', answers: {}, open: '01-0000001-0 を調査済にする', act: '1件を調査済にする', command: 'return_clear', said: '01-0000001-0 を調査済にしました。', answer: () => ({ ...rows.returns(), rows: [] }) },
  { what: 'a spoiled piece', at: '/batches/b1', answers: { batch: () => rows.batch({ state: 'printed' }) }, open: '01-0000001-0 を書損にする', act: '1通を書損にする', command: 'piece_spoil', said: '01-0000001-0 を書損にしました。代わりの整理番号は 01-0001053-2 です。', answer: () => ({ spoiled: '01-0000001-0', replacement: '01-0001053-2' }) },
  { what: 'enclosed', at: '/batches/b1', answers: { batch: () => rows.batch({ state: 'printed' }) }, open: '1,052通を封入済にする', act: '1,052通を封入済にする', command: 'batch_enclose', said: '1,052通を封入済にしました。', answer: () => ({ batch: rows.batchRow(), moved: 1052, withdrawn: [] }) },
  { what: 'posted', at: '/batches/b1', answers: { batch: () => rows.batch({ state: 'enclosed' }) }, open: '1,052通を発送済にする', act: '1,052通を発送済にする', command: 'batch_post', said: '1,052通を発送済にしました。', answer: () => ({ batch: rows.batchRow(), moved: 1052, withdrawn: [] }) },
  { what: 'a batch made', at: '/decisions', answers: {}, open: '1,052通の発送バッチを作る', act: '1,052通の発送バッチを作る', command: 'batch_make', said: '1,052通の発送バッチを作りました。', answer: () => rows.batch() },
  { what: 'the tray let in', at: '/import', answers: { desk_tray: () => tray }, open: 'まとめて登録する', act: '1人の分を登録する', command: 'desk_let_in', said: '1人の連絡先・事業所を登録しました。', answer: () => ({ letIn: 1, waiting: 0 }) },
  {
    what: 'an import taken back', at: '/import', answers: { import_apply: () => done }, open: 'この取込を取り消す', act: '取込を取り消す', command: 'import_undo', said: '取込を取り消しました。',
    answer: () => ({ import: done.import, voided: 1, changed: 0, left: 0, rows: [] }),
    begin: async () => {
      await screen.findByRole('button', { name: 'ファイルを選ぶ' })
      await drop('/kobe.xlsx')
      fireEvent.click((await screen.findAllByRole('button', { name: '1,248件を取り込む' }))[0] as HTMLElement)
    },
  },
]

test.each(DIALOGS)('$what: accepted, the dialog is gone and its outcome is told and focused; refused, it stays and says why', async ({ at, answers, begin, open, act, command, said, answer }) => {
  let refuse = true
  const answered = later<unknown>()
  const office = openOffice({
    ...answers,
    [command]: () => {
      if (refuse) throw fault({ what: 'ほかの画面が書き込んでいます。', next: '少し待ってください。' })
      return answered.promise
    },
  })
  const { user } = openAt(at)
  await begin?.(office)
  await user.click(await screen.findByRole('button', { name: open }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: act }))
  expect(await within(dialog).findByText('少し待ってください。')).toBeVisible()
  expect(screen.getByRole('dialog')).toBe(dialog)

  refuse = false
  await user.click(within(dialog).getByRole('button', { name: act }))
  answered.answer(answer())
  const outcome = await screen.findByText(said)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(outcome.closest('[role="status"]'), 'read out').not.toBeNull()
  await waitFor(() => expect(document.activeElement).not.toBe(document.body))
  const focused = document.activeElement as HTMLElement
  expect(focused.contains(outcome) || focused.tagName === 'H1', focused.outerHTML.slice(0, 200)).toBe(true)
})

test('a word on 不開示 closes its dialog a hundred times of a hundred, however fast the page is read again', async () => {
  let slow = 0
  openOffice({
    protect: ({ insured }) => ({ insured }),
    person: ({ person }) => (slow++ % 3 === 0 ? new Promise((resolve) => setTimeout(() => resolve(rows.detail(person)), 5)) : rows.detail(person)),
  })
  openAt('/people/p0')
  for (let time = 0; time < 100; time++) {
    fireEvent.click(await screen.findByRole('button', { name: '不開示の申出を登録' }))
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '申出を登録する' }))
    await waitFor(() => expect(screen.getByText('12-0001003-00 の申出を受け付けました。')).toBeVisible())
    expect(screen.queryByRole('dialog'), `time ${time}`).toBeNull()
  }
}, 240_000)

test('a double click opens one dialog, and its second half presses nothing in it', async () => {
  const office = openOffice({ batch: () => rows.batch({ state: 'printed' }), batch_enclose: () => ({ batch: rows.batchRow(), moved: 1, withdrawn: [] }) })
  openAt('/batches/b1')
  const open = await screen.findByRole('button', { name: '1,052通を封入済にする' })
  fireEvent.click(open, { detail: 1 })
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '1,052通を封入済にする' }), { detail: 2 })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(screen.getAllByRole('dialog')).toHaveLength(1)
  expect(office.times('batch_enclose')).toBe(0)
})

test('a double click on what opens a native dialog opens one, and it begins where the last one ended', async () => {
  const office = openOffice({ batch_print: () => new Promise(() => undefined) })
  office.chosen = '/out/11月'
  const open = later<null>()
  office.open = open.promise
  const { user } = openAt('/batches/b1')
  await user.dblClick(await screen.findByRole('button', { name: '1,052通の印刷ファイルを書き出す' }))
  open.answer(null)
  await waitFor(() => expect(office.times('batch_print')).toBe(1))
  expect(office.dialogs).toEqual([{ options: expect.objectContaining({ directory: true, defaultPath: '/home/reiji/Documents' }) as unknown }])
  await user.click(screen.getByRole('link', { name: /名簿取込/ }))
})
