// The password of a file that turned out to be protected. It lives in this form and in the request alone.
import { useState, type FormEvent } from 'react'
import { Base, Button, Cluster, FormControl, Input, Stack } from 'smarthr-ui'
import { words } from '../words/ja'

export function FilePassword({ busy, onOpen, onLeave }: { busy: boolean; onOpen: (password: string) => void; onLeave: () => void }) {
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const open = (event: FormEvent) => {
    event.preventDefault()
    setTried(password === '')
    if (password === '') return
    // What was typed is not kept, and a wrong one is not what the next try begins with.
    setPassword('')
    onOpen(password)
  }
  return (
    <Base padding={1.5}>
      <form onSubmit={open} noValidate>
        <Stack>
          <FormControl
            label={words.import.filePassword}
            errorMessages={tried && password === '' ? words.unlock.needPassword : undefined}
          >
            <Input
              name="filePassword"
              type="password"
              value={password}
              autoComplete="off"
              autoFocus
              onChange={(e) => setPassword(e.target.value)}
            />
          </FormControl>
          <Cluster justify="flex-end">
            <Button type="button" onClick={onLeave}>
              {words.import.otherFile}
            </Button>
            <Button type="submit" variant="primary" loading={busy}>
              {words.import.openFile}
            </Button>
          </Cluster>
        </Stack>
      </form>
    </Base>
  )
}
