// The screens of users and of the audit trail in the real window.
import assert from 'node:assert/strict'
import { atEachSize } from './sizes.mjs'

/** Who may do what, what waits for a second person, and who did what. */
export async function administration(screen) {
  await screen.go('利用者と権限')
  await screen.settled(() => screen.rows('利用者の一覧'), (rows) => rows.length === 1)
  await atEachSize(screen, null, 'users')
  await screen.picture('08-users')
  await screen.go('承認待ち')
  await screen.picture('08-waiting')
  await screen.go('監査')
  const [newest] = await screen.settled(() => screen.rows('監査'), (rows) => rows.length > 20)
  assert.equal(newest[2], '管理者')
  await atEachSize(screen, null, 'audit')
  await screen.picture('08-audit')
}
