// Users and their passwords, and what waits for a second person.
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Role } from '../src/api/generated'
import { fault, openOffice } from './office'
import { rows, userRow, waitingRow } from './rows'
import { openAt } from './screen'

const as = (...roles: Role[]) => ({ status: () => ({ ...rows.status(true), user: { name: '管理者', roles } }) })

test('a password that somebody else has set is changed before anything else', async () => {
  let due = true
  const office = openOffice({
    status: () => ({ ...rows.status(true), passwordDue: due, society: due ? null : rows.status(true).society, counts: due ? null : rows.status(true).counts }),
    user_password: () => {
      due = false
      return { user: userRow('管理者') }
    },
  })
  const { user } = openAt('/people')
  expect(await screen.findByRole('heading', { name: '管理者 さんのパスワードを変える' })).toBeVisible()
  expect(office.times('people'), 'nothing else is asked').toBe(0)
  await user.type(screen.getByLabelText('新しいパスワード'), 'べつの言葉と自転車 5678')
  await user.type(screen.getByLabelText('新しいパスワード（もう一度）'), 'べつの言葉')
  await user.click(screen.getByRole('button', { name: 'パスワードを変える' }))
  expect(await screen.findByText('2回の入力が違います。')).toBeVisible()
  expect(office.times('user_password')).toBe(0)
  await user.type(screen.getByLabelText('新しいパスワード（もう一度）'), 'と自転車 5678')
  await user.click(screen.getByRole('button', { name: 'パスワードを変える' }))
  expect(await screen.findByRole('heading', { name: '加入者・世帯' })).toBeVisible()
  expect(office.last('user_password')).toEqual({ password: 'べつの言葉と自転車 5678' })
})

test('a session that has ended shows the door at once', async () => {
  let open = true
  openOffice({
    status: () => rows.status(open),
    pull_outs: () => {
      open = false
      throw fault({ code: 'locked', what: 'データベースが開かれていません。' })
    },
  })
  const { user } = openAt('/batches')
  await screen.findByRole('heading', { name: '発送バッチ' })
  await user.click(screen.getByRole('link', { name: /抜き取り/ }))
  expect(await screen.findByLabelText('パスワード')).toBeVisible()
})

test('whoever may not see who there is sees their own fingerprint and password alone', async () => {
  const office = openOffice(as('viewer'))
  openAt('/users')
  expect(await screen.findByText('01234 56789 01234 56789')).toBeVisible()
  expect(screen.getByRole('button', { name: 'パスワードを変える' })).toBeVisible()
  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.queryByRole('heading', { name: '利用者を加える' })).toBeNull()
  expect(office.times('users')).toBe(0)
})

test('an auditor sees who there is, and changes nothing', async () => {
  openOffice(as('auditor'))
  openAt('/users')
  const table = await screen.findByRole('table', { name: '利用者の一覧' })
  expect(within(table).getAllByRole('row').map((row) => row.textContent)).toEqual(['名前役割状態', expect.stringMatching('^管理者閲覧・作成・'), 'tantou作成'])
  expect(within(table).queryByRole('button')).toBeNull()
})

test('an administrator adds, changes, resets and removes; a proposal tells its number', async () => {
  const office = openOffice({
    ...as('admin'),
    user_add: ({ name, roles }) => ({ user: userRow(name, { roles, passwordDue: true }), proposal: '8', confirmed: false }),
    user_roles: ({ name, roles }) => ({ user: userRow(name, { roles }), proposal: '9', confirmed: false }),
    user_reset: () => {
      throw fault({ code: 'weak_password', what: 'このパスワードは短すぎます。' })
    },
    user_remove: ({ name }) => ({ user: userRow(name, { removed: true }), backups: [], kitDue: false, rekeyDue: true, epoch: 1 }),
  })
  const { user } = openAt('/users')
  const [, own, other] = within(await screen.findByRole('table', { name: '利用者の一覧' })).getAllByRole('row')
  expect(within(own as HTMLElement).getAllByRole('button').map((button) => button.textContent)).toEqual(['役割を変える'])

  await user.click(within(other as HTMLElement).getByRole('button', { name: '役割を変える' }))
  await user.click(within(await screen.findByRole('dialog')).getByLabelText('承認'))
  await user.click(screen.getByRole('button', { name: '提案する' }))
  expect(await screen.findByText('提案しました（番号 9）。ほかの人が承認すると効きます。')).toBeVisible()
  expect(office.last('user_roles')).toEqual({ name: 'tantou', roles: ['clerk', 'approver'] })

  await user.click(within(other as HTMLElement).getByRole('button', { name: 'パスワードを付け直す' }))
  await user.type(within(await screen.findByRole('dialog')).getByLabelText('仮のパスワード'), 'short')
  await user.click(screen.getByRole('button', { name: '提案する' }))
  expect(await within(screen.getByRole('dialog')).findByText('このパスワードは短すぎます。')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'キャンセル' }))

  await user.click(within(other as HTMLElement).getByRole('button', { name: '外す' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '外す' }))
  expect(await screen.findByText('tantou さんを外しました。')).toBeVisible()

  await user.click(screen.getByRole('button', { name: '加える' }))
  expect(await screen.findByText('役割を1つ以上選んでください。')).toBeVisible()
  expect(office.times('user_add')).toBe(0)
  await user.type(screen.getByLabelText('名前'), 'kansa')
  await user.click(screen.getByLabelText('監査'))
  await user.type(screen.getByLabelText('仮のパスワード'), '仮の言葉と紙飛行機 1313')
  await user.click(screen.getByRole('button', { name: '加える' }))
  expect(await screen.findByText('提案しました（番号 8）。ほかの人が承認すると効きます。')).toBeVisible()
  expect(office.last('user_add')).toEqual({ name: 'kansa', roles: ['auditor'], password: '仮の言葉と紙飛行機 1313' })
  expect(screen.getByLabelText('仮のパスワード'), 'not kept').toHaveValue('')
})

test('another one decides what waits, and declining needs a reason', async () => {
  let left = [waitingRow(), waitingRow({ id: '8', mine: true }), waitingRow({ id: '9', act: 'policy', policy: 'version = "2"' })]
  const decided = (confirmed: boolean) => ({ id }: { id: string }) => {
    left = left.filter((row) => row.id !== id)
    return { proposal: id, act: 'user_roles' as const, confirmed, user: null }
  }
  const office = openOffice({
    ...as('approver'),
    waiting: () => ({ proposals: left, total: left.length, page: 1, perPage: 50 }),
    confirm: decided(true),
    decline: decided(false),
  })
  const { user } = openAt('/waiting')
  const line = async (id: string) => (await screen.findByRole('cell', { name: id })).closest('tr') as HTMLElement
  expect(within(await line('8')).queryByRole('button')).toBeNull()
  expect(await line('8')).toHaveTextContent('自分の提案')
  expect(await line('9')).toHaveTextContent('version = "2"')

  await user.click(within(await line('7')).getByRole('button', { name: '承認する' }))
  const dialog = await screen.findByRole('dialog')
  expect(dialog).toHaveTextContent('利用者「tantou」の役割を変える（作成 → 作成・承認）')
  await user.click(within(dialog).getByRole('button', { name: '承認する' }))
  expect(await screen.findByText('番号 7 を承認しました。')).toBeVisible()
  expect(office.last('confirm')).toEqual({ id: '7' })

  await user.click(within(await line('9')).getByRole('button', { name: '却下する' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '却下する' }))
  expect(office.times('decline'), 'without a reason').toBe(0)
  await user.type(screen.getByLabelText('却下の理由'), 'まだ早い')
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '却下する' }))
  await waitFor(() => expect(office.last('decline')).toEqual({ id: '9', reason: 'まだ早い' }))
  expect(await screen.findByText('番号 9 を却下しました。')).toBeVisible()
})
