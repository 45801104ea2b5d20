// A user more: with a password that they are told, and change first.
import { useState, type FormEvent } from 'react'
import { Button, Cluster, FormControl, Input, Stack } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import type { Role, UserAsked } from '../../api/generated'
import { FaultMessage } from '../../components/Message'
import { Panel } from '../../components/Panel'
import { words } from '../../words/ja'
import { RoleBoxes } from './RoleBoxes'

const w = words.users

export function Add({ onAsked }: { onAsked: (asked: UserAsked) => void }) {
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<Role[]>([])
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const add = useWrite('user_add', {
    onSuccess: (asked) => {
      setName('')
      setRoles([])
      setPassword('')
      setTried(false)
      onAsked(asked)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name === '' || roles.length === 0 || password === '') return
    add.mutate({ name, roles, password })
  }
  return (
    <Panel title={w.add}>
      <form onSubmit={submit} noValidate>
        <Stack gap={1}>
          <FormControl label={w.name} errorMessages={tried && name === '' ? w.needName : undefined}>
            <Input name="user-name" width="100%" value={name} autoComplete="off" onChange={(e) => setName(e.target.value)} />
          </FormControl>
          <RoleBoxes roles={roles} error={tried && roles.length === 0 ? w.needRole : undefined} onChange={setRoles} />
          <FormControl label={w.toldPassword} helpMessage={w.resetHelp} errorMessages={tried && password === '' ? w.needPassword : undefined}>
            <Input name="told-password" type="password" width="100%" value={password} autoComplete="off" onChange={(e) => setPassword(e.target.value)} />
          </FormControl>
          <FaultMessage fault={add.error} />
          <Cluster justify="flex-end">
            <Button type="submit" loading={add.isPending}>
              {w.addAction}
            </Button>
          </Cluster>
        </Stack>
      </form>
    </Panel>
  )
}
