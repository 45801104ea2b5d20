// The door: which database, who opens it, and their password. The password lives in this form alone.
import { useState, type FormEvent } from 'react'
import { Base, Button, Cluster, FormControl, Input, PageHeading, Select, Stack } from 'smarthr-ui'
import { useRead, useWrite } from '../../api/commands'
import type { StatusRes } from '../../api/generated'
import { chooseFile } from '../../bridge/tauri'
import { FaultMessage } from '../../components/Message'
import { words } from '../../words/ja'

export function Unlock({ status }: { status: StatusRes }) {
  const unlock = useWrite('unlock')
  const [path, setPath] = useState(status.dbPath ?? '')
  const [chosen, setChosen] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  // What is wrong with the files is said to whoever tries to open them.
  const names = useRead('unlock_users', { path }).data?.names ?? []
  const several = names.length > 1
  const user = names.includes(chosen) ? chosen : ''

  const choose = async () => {
    const file = await chooseFile(words.unlock.chooseTitle, [{ name: words.unlock.filter, extensions: ['kenpo'] }])
    if (file !== null) setPath(file)
  }
  const open = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (path.trim() === '' || password === '' || (several && user === '')) return
    unlock.mutate({ path, user: several ? user : null, password })
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
              {several ? (
                <FormControl label={words.unlock.user} errorMessages={tried && user === '' ? words.unlock.needUser : undefined}>
                  <Select
                    name="user"
                    value={user}
                    options={[{ value: '', label: words.unlock.chooseUser }, ...names.map((name) => ({ value: name, label: name }))]}
                    onChange={(e) => setChosen(e.target.value)}
                  />
                </FormControl>
              ) : null}
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
