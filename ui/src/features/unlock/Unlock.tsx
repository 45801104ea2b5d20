// The door: which database, and its password. The password lives in this form alone.
import { useState, type FormEvent } from 'react'
import { Base, Button, Cluster, FormControl, Input, PageHeading, Stack } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import type { StatusRes } from '../../api/generated'
import { chooseFile } from '../../bridge/tauri'
import { FaultMessage } from '../../components/Message'
import { words } from '../../words/ja'

export function Unlock({ status }: { status: StatusRes }) {
  const unlock = useWrite('unlock')
  const [path, setPath] = useState(status.dbPath ?? '')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)

  const choose = async () => {
    const chosen = await chooseFile(words.unlock.chooseTitle, [{ name: words.unlock.filter, extensions: ['kenpo'] }])
    if (chosen !== null) setPath(chosen)
  }
  const open = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (path.trim() === '' || password === '') return
    unlock.mutate({ path, password })
  }
  return (
    <main className="door">
      <div className="door-inner">
        <p className="door-logo">{words.product}</p>
        <Base padding={2}>
          <form onSubmit={open} noValidate>
            <Stack gap={1.5}>
              <Stack gap={0.5}>
                <PageHeading pageTitleSuffix={words.product}>{words.unlock.title}</PageHeading>
                <p className="lead">{words.unlock.lead}</p>
              </Stack>
              <FormControl
                label={words.unlock.path}
                subActionArea={
                  <Button type="button" size="s" onClick={() => void choose()}>
                    {words.unlock.choose}
                  </Button>
                }
                errorMessages={tried && path.trim() === '' ? words.unlock.needPath : undefined}
              >
                <Input name="path" width="100%" value={path} autoComplete="off" onChange={(e) => setPath(e.target.value)} />
              </FormControl>
              <FormControl label={words.unlock.password} errorMessages={tried && password === '' ? words.unlock.needPassword : undefined}>
                <Input
                  name="password"
                  type="password"
                  width="100%"
                  value={password}
                  autoComplete="off"
                  autoFocus={path !== ''}
                  onChange={(e) => setPassword(e.target.value)}
                />
              </FormControl>
              <FaultMessage fault={unlock.error} />
              <Cluster justify="flex-end">
                <Button type="submit" variant="primary" loading={unlock.isPending}>
                  {words.unlock.open}
                </Button>
              </Cluster>
            </Stack>
          </form>
        </Base>
      </div>
    </main>
  )
}
