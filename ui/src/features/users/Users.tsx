// Users: one's own password and fingerprint for everybody, who there is for those who may know, and the rest for administrators.
import { useState } from 'react'
import { Stack, Td } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { CommandName, StatusRes, UserAsked, UserListRow } from '../../api/generated'
import { Async } from '../../components/Async'
import { Landing } from '../../components/Landing'
import { Message } from '../../components/Message'
import { Page } from '../../components/Page'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { mayRun } from '../../lib/may'
import { words } from '../../words/ja'
import { Actions } from './Actions'
import { Add } from './Add'
import { NewPassword } from './NewPassword'

const w = words.users

export function Users({ status }: { status: StatusRes }) {
  const [done, setDone] = useState<{ said: string } | null>(null)
  const own = status.user?.name ?? ''
  const may = (name: CommandName) => mayRun(status, name)
  const asked = ({ proposal }: UserAsked) => setDone({ said: proposal === null ? w.done : w.waits(proposal) })
  return (
    <Page title={w.title} lead={w.lead}>
      <Stack gap={1}>
        {done ? (
          <Landing of={done}>
            <Message type="success" title={done.said} />
          </Landing>
        ) : null}
        {may('users') ? <List own={own} acts={may('user_roles')} onAsked={asked} onRemoved={(user) => setDone({ said: w.removedDone(user) })} /> : null}
        {may('user_add') ? <Add onAsked={asked} /> : null}
        <Panel title={w.own(own)}>
          <Fingerprint />
          <NewPassword />
        </Panel>
      </Stack>
    </Page>
  )
}

function Fingerprint() {
  const read = useRead('user_fingerprint', {})
  return (
    <Async read={read}>
      {({ fingerprint }) => (
        <div>
          <p>
            {w.fingerprint} <span className="number">{fingerprint.match(/.{5}/g)?.join(' ')}</span>
          </p>
          <p className="quiet">{w.fingerprintHelp}</p>
        </div>
      )}
    </Async>
  )
}

type ListProps = { own: string; acts: boolean; onAsked: (asked: UserAsked) => void; onRemoved: (user: string) => void }

function List({ own, acts, onAsked, onRemoved }: ListProps) {
  const read = useRead('users', {})
  return (
    <Panel title={w.list}>
      <Async read={read}>
        {({ users }) => (
          <Rows label={w.list} columns={[w.name, w.roles, w.state, ...(acts ? [w.actions] : [])]} empty={w.empty}>
            {users.map((user) => (
              <tr key={user.name}>
                <Td>{user.name}</Td>
                <Td>{user.roles.map((role) => w.role[role]).join(words.between) || w.noRole}</Td>
                <Td>{stateOf(user)}</Td>
                {acts ? <Td>{user.removed ? null : <Actions user={user} isOwn={user.name === own} onAsked={onAsked} onRemoved={onRemoved} />}</Td> : null}
              </tr>
            ))}
          </Rows>
        )}
      </Async>
    </Panel>
  )
}

function stateOf({ removed, passwordDue }: UserListRow): string {
  if (removed) return w.removed
  return passwordDue ? w.due : ''
}
