import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { newClient } from '../src/api/commands'
import type { PeoplePage, StatusRes } from '../src/api/generated'
import { fault, later, openOffice } from './office'
import { rows } from './rows'
import { openAt } from './screen'

test('a wrong password says what happened and what to do; the right one opens the door', async () => {
  const office = openOffice({
    status: () => rows.status(open),
    unlock: ({ password }) => {
      if (password !== 'right') throw fault({ code: 'wrong_password', what: 'パスワードが違います。', next: 'もう一度入力してください。', incident: 'K-42' })
      open = true
      return rows.status(true)
    },
  })
  let open = false
  const { user } = openAt('/people')
  const path = await screen.findByLabelText('データベースのファイル')
  expect(path).toHaveValue('/home/reiji/society.kenpo')
  expect(office.times('people'), 'nothing is read while the door is shut').toBe(0)

  await user.type(screen.getByLabelText('パスワード'), 'wrong')
  await user.click(screen.getByRole('button', { name: '開く' }))
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('パスワードが違います。')
  expect(alert).toHaveTextContent('もう一度入力してください。')
  expect(alert).toHaveTextContent('K-42')

  await user.clear(screen.getByLabelText('パスワード'))
  await user.type(screen.getByLabelText('パスワード'), 'right{Enter}')
  expect(await screen.findByRole('heading', { name: 'ホーム' })).toBeVisible()
  expect(office.last('unlock')).toEqual({ path: '/home/reiji/society.kenpo', user: null, password: 'right' })
})

test('where several may open, the name is chosen from a list', async () => {
  const office = openOffice({
    status: () => rows.status(open),
    unlock_users: ({ path }) => ({ names: path === '/home/reiji/society.kenpo' ? ['管理者', '担当'] : ['管理者'] }),
    unlock: () => {
      open = true
      return rows.status(true)
    },
  })
  let open = false
  const { user } = openAt('/')
  const name = await screen.findByLabelText('利用者')
  await user.type(screen.getByLabelText('パスワード'), 'right{Enter}')
  expect(await screen.findByText('利用者を選んでください。')).toBeVisible()
  expect(office.times('unlock')).toBe(0)
  await user.selectOptions(name, '担当')
  await user.click(screen.getByRole('button', { name: '開く' }))
  expect(await screen.findByRole('heading', { name: 'ホーム' })).toBeVisible()
  expect(office.last('unlock')).toEqual({ path: '/home/reiji/society.kenpo', user: '担当', password: 'right' })
})

test('the native dialog fills in the path, and an empty password is asked for without calling the office', async () => {
  const office = openOffice({ status: () => ({ ...rows.status(false), dbPath: null }) })
  office.chosen = '/data/other.kenpo'
  const { user } = openAt('/')
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await waitFor(() => expect(screen.getByLabelText('データベースのファイル')).toHaveValue('/data/other.kenpo'))
  await user.click(screen.getByRole('button', { name: '開く' }))
  expect(await screen.findByText('パスワードを入力してください。')).toBeVisible()
  expect(office.times('unlock')).toBe(0)
})

test('closing the database leaves nothing of anyone behind', async () => {
  let open = true
  const office = openOffice({
    status: () => rows.status(open),
    lock: () => {
      open = false
      return rows.status(false)
    },
  })
  const { user } = openAt('/people')
  expect((await screen.findAllByText('12-0001003-00')).length).toBeGreaterThan(0)
  await user.click(screen.getByRole('button', { name: 'データベースを閉じる' }))
  expect(await screen.findByLabelText('パスワード')).toBeVisible()
  expect(document.body).not.toHaveTextContent('福島')
  expect(office.times('lock')).toBe(1)
  expect(window.localStorage.length + window.sessionStorage.length, 'nothing is kept in the web view').toBe(0)
})

test('a shell that cannot be reached is a fault with a next step, not a blank page', async () => {
  openOffice({
    status: () => {
      throw new Error('gone')
    },
  })
  openAt('/')
  expect(await screen.findByRole('alert')).toHaveTextContent('けんぽデスクを開き直してください。')
})

test('closing leaves nothing behind, however long the status takes, and the next database starts from its own first page', async () => {
  const status = later<StatusRes>()
  const people = later<PeoplePage>()
  const office = openOffice({ lock: () => rows.status(false), unlock: () => rows.status(true), import_preview: () => rows.preview() })
  office.chosen = '/kobe.xlsx'
  const client = newClient()
  const { user } = openAt('/import', client)
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  await screen.findByRole('table', { name: '新規' })
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  await user.type(await screen.findByLabelText('氏名・カナ・番号'), 'ヨシダ{Enter}')
  await waitFor(() => expect(office.last('people')).toEqual({ query: 'ヨシダ', address: '', page: 1 }))
  await screen.findAllByText('12-0001003-00')
  office.answers.people = () => people.promise
  await user.click(screen.getAllByRole('button', { name: '3ページ目' })[0] as HTMLElement)
  await waitFor(() => expect(office.last('people')).toEqual({ query: 'ヨシダ', address: '', page: 3 }))

  office.answers.status = () => status.promise
  await user.click(screen.getByRole('button', { name: 'データベースを閉じる' }))
  expect(await screen.findByLabelText('パスワード')).toBeVisible()
  people.answer({ rows: [rows.person(0)], total: 1, more: false, page: 3, perPage: 50 })
  status.answer(rows.status(false))
  await waitFor(() => expect(client.getMutationCache().getAll(), 'no answer of a write').toEqual([]))
  expect(client.getQueryCache().getAll().map(({ queryKey }) => queryKey[0])).toEqual(['status', 'unlock_users'])

  office.answers.status = () => rows.status(true)
  office.answers.people = rows.answers().people
  await user.type(screen.getByLabelText('パスワード'), 'right{Enter}')
  expect(await screen.findByRole('heading', { name: 'ホーム' })).toHaveFocus()
  expect(screen.getByLabelText('加入者と書類を探す')).toHaveValue('')
  await user.click(screen.getByRole('link', { name: /加入者/ }))
  expect(await screen.findByLabelText('氏名・カナ・番号')).toHaveValue('')
  await user.click(screen.getByRole('link', { name: /名簿取込/ }))
  expect(await screen.findByRole('button', { name: 'ファイルを選ぶ' }), 'the review of the other database is gone').toBeVisible()
})

test('a window that is left open overnight knows the day in the morning, and one answer that fails takes nothing away', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  try {
    const office = openOffice()
    openAt('/batches')
    expect(await screen.findByText('本日 令和8年11月24日')).toBeVisible()
    office.answers.status = () => {
      throw fault({ what: 'ほかの画面が書き込んでいます。' })
    }
    const asked = office.times('status')
    await vi.advanceTimersByTimeAsync(61_000)
    await waitFor(() => expect(office.times('status')).toBeGreaterThan(asked))
    expect(screen.getByText('本日 令和8年11月24日')).toBeVisible()
    office.answers.status = () => ({ ...rows.status(true), today: '2026-11-25', todayText: '令和8年11月25日' })
    await vi.advanceTimersByTimeAsync(61_000)
    expect(await screen.findByText('本日 令和8年11月25日')).toBeVisible()
    office.answers.status = () => ({ ...rows.status(true), today: '2026-11-26', todayText: '令和8年11月26日' })
    window.dispatchEvent(new Event('visibilitychange'))
    expect(await screen.findByText('本日 令和8年11月26日'), 'also when the window is looked at again').toBeVisible()
  } finally {
    vi.useRealTimers()
  }
})
