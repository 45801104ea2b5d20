// What an administrator does with one user: other roles, a password that they are told, or that they may open no more.
import { useState } from 'react'
import { Button, Cluster, FormControl, Input } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import type { UserAsked, UserListRow } from '../../api/generated'
import { Confirm } from '../../components/Confirm'
import { words } from '../../words/ja'
import { RoleBoxes } from './RoleBoxes'

const w = words.users

type Props = { user: UserListRow; isOwn: boolean; onAsked: (asked: UserAsked) => void; onRemoved: (user: string) => void }

export function Actions({ user, isOwn, onAsked, onRemoved }: Props) {
  return (
    <Cluster gap={0.5}>
      <Roles user={user} onAsked={onAsked} />
      {isOwn ? null : <Reset user={user} onAsked={onAsked} />}
      {isOwn ? null : <Remove user={user} onRemoved={onRemoved} />}
    </Cluster>
  )
}

function Roles({ user, onAsked }: Pick<Props, 'user' | 'onAsked'>) {
  const [asking, setAsking] = useState(false)
  const [roles, setRoles] = useState(user.roles)
  const change = useWrite('user_roles', {
    onSuccess: (asked) => {
      setAsking(false)
      onAsked(asked)
    },
  })
  const start = () => {
    change.reset()
    setRoles(user.roles)
    setAsking(true)
  }
  return (
    <>
      <Button size="s" onClick={start}>
        {w.changeRoles}
      </Button>
      <Confirm
        isOpen={asking}
        title={w.rolesTitle(user.name)}
        action={w.propose}
        busy={change.isPending}
        fault={change.error}
        onAction={() => roles.length > 0 && change.mutate({ name: user.name, roles })}
        onClose={() => setAsking(false)}
      >
        <RoleBoxes roles={roles} error={roles.length === 0 ? w.needRole : undefined} onChange={setRoles} />
      </Confirm>
    </>
  )
}

function Reset({ user, onAsked }: Pick<Props, 'user' | 'onAsked'>) {
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState('')
  const close = () => {
    setAsking(false)
    setPassword('')
  }
  const reset = useWrite('user_reset', {
    onSuccess: (asked) => {
      close()
      onAsked(asked)
    },
  })
  const start = () => {
    reset.reset()
    setAsking(true)
  }
  return (
    <>
      <Button size="s" onClick={start}>
        {w.reset}
      </Button>
      <Confirm
        isOpen={asking}
        title={w.resetTitle(user.name)}
        action={w.propose}
        busy={reset.isPending}
        fault={reset.error}
        onAction={() => password !== '' && reset.mutate({ name: user.name, password })}
        onClose={close}
      >
        <FormControl label={w.toldPassword} helpMessage={w.resetHelp}>
          <Input name="told-password" type="password" width="100%" value={password} autoComplete="off" onChange={(e) => setPassword(e.target.value)} />
        </FormControl>
      </Confirm>
    </>
  )
}

function Remove({ user, onRemoved }: Pick<Props, 'user' | 'onRemoved'>) {
  const [asking, setAsking] = useState(false)
  const remove = useWrite('user_remove', {
    onSuccess: (removed) => {
      setAsking(false)
      onRemoved(removed.user.name)
    },
  })
  const start = () => {
    remove.reset()
    setAsking(true)
  }
  return (
    <>
      <Button size="s" variant="danger" onClick={start}>
        {w.remove}
      </Button>
      <Confirm
        isOpen={asking}
        title={w.removeTitle(user.name)}
        action={w.remove}
        danger
        busy={remove.isPending}
        fault={remove.error}
        onAction={() => remove.mutate({ name: user.name })}
        onClose={() => setAsking(false)}
      >
        <p>{w.removeBody}</p>
      </Confirm>
    </>
  )
}
