// One's own new password, typed twice. It lives in this form alone.
import { useState, type FormEvent } from 'react'
import { Button, Cluster, FormControl, Input, Stack } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import { FaultMessage, Message } from '../../components/Message'
import { words } from '../../words/ja'

const w = words.users

export function NewPassword() {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const change = useWrite('user_password', {
    onSuccess: () => {
      setPassword('')
      setAgain('')
      setTried(false)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password === '' || password !== again) return
    change.mutate({ password })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={1}>
        <FormControl label={w.newPassword} helpMessage={w.strong} errorMessages={tried && password === '' ? w.needPassword : undefined}>
          <Input name="new-password" type="password" width="100%" value={password} autoComplete="off" onChange={(e) => setPassword(e.target.value)} />
        </FormControl>
        <FormControl label={w.again} errorMessages={tried && password !== again ? w.differ : undefined}>
          <Input name="new-password-again" type="password" width="100%" value={again} autoComplete="off" onChange={(e) => setAgain(e.target.value)} />
        </FormControl>
        <FaultMessage fault={change.error} />
        {change.isSuccess ? <Message type="success" title={w.changed} /> : null}
        <Cluster justify="flex-end">
          <Button type="submit" variant="primary" loading={change.isPending}>
            {w.change}
          </Button>
        </Cluster>
      </Stack>
    </form>
  )
}
