// 不開示: an application, or its withdrawal, is entered. The answer is the same whatever was on record before,
// and the page never says whether anyone is protected.
import { useState } from 'react'
import { Button, Cluster, Stack } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import { Confirm } from '../../components/Confirm'
import { Message } from '../../components/Message'
import { Written } from '../../components/Written'
import { words } from '../../words/ja'

const COMMANDS = ['protect', 'unprotect'] as const
type Command = (typeof COMMANDS)[number]

export function Disclosure({ insured, name }: { insured: string; name: string }) {
  const [accepted, setAccepted] = useState(false)
  return (
    <Stack gap={1}>
      {accepted ? <Message type="success" title={words.people.accepted(insured)} /> : null}
      <Cluster justify="flex-end">
        {COMMANDS.map((command) => (
          <Application key={command} command={command} insured={insured} name={name} onStart={() => setAccepted(false)} onAccepted={() => setAccepted(true)} />
        ))}
      </Cluster>
    </Stack>
  )
}

type Props = { command: Command; insured: string; name: string; onStart: () => void; onAccepted: () => void }

function Application({ command, insured, name, onStart, onAccepted }: Props) {
  const [asking, setAsking] = useState(false)
  const write = useWrite(command)
  const w = words.people[command]
  const start = () => {
    onStart()
    write.reset()
    setAsking(true)
  }
  const apply = () =>
    write.mutate(
      { insured },
      {
        onSuccess: () => {
          onAccepted()
          setAsking(false)
        },
      },
    )
  return (
    <>
      <Button onClick={start}>{w.open}</Button>
      <Confirm isOpen={asking} title={w.title} action={w.action} busy={write.isPending} fault={write.error} onAction={apply} onClose={() => setAsking(false)}>
        <Written text={w.body(insured, name)} />
      </Confirm>
    </>
  )
}
