// 不開示: an application, or its withdrawal, is entered. The answer is the same whatever was on record before,
// and the page never says whether anyone is protected.
import { useIsMutating } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Cluster } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import type { Accepted } from '../../api/generated'
import { Confirm } from '../../components/Confirm'
import { Panel } from '../../components/Panel'
import { Written } from '../../components/Written'
import { words } from '../../words/ja'

const COMMANDS = ['protect', 'unprotect'] as const
type Command = (typeof COMMANDS)[number]

type Props = { insured: string; name: string; onStart: () => void; onAccepted: (accepted: Accepted) => void }

/** What was accepted is said by the page around it: everything about the person is forgotten then, this included. */
export function Disclosure(props: Props) {
  return (
    <Panel title={words.people.disclosure}>
      <p className="quiet">{words.people.disclosureHelp}</p>
      <Cluster>
        {COMMANDS.map((command) => (
          <Application key={command} command={command} {...props} />
        ))}
      </Cluster>
    </Panel>
  )
}

function Application({ command, insured, name, onStart, onAccepted }: Props & { command: Command }) {
  const [asking, setAsking] = useState(false)
  // A file that is still being read would bring its review, with the items of before, after everything was forgotten.
  const writing = useIsMutating() > 0
  const write = useWrite(command, {
    onSuccess: (accepted) => {
      // Read again fast enough, the page around it is never gone: nothing else would close the dialog.
      setAsking(false)
      onAccepted(accepted)
    },
  })
  const w = words.people[command]
  const start = () => {
    onStart()
    write.reset()
    setAsking(true)
  }
  return (
    <>
      <Button disabled={writing} onClick={start}>
        {w.open}
      </Button>
      <Confirm isOpen={asking} title={w.title} action={w.action} busy={write.isPending} fault={write.error} onAction={() => write.mutate({ insured })} onClose={() => setAsking(false)}>
        <Written text={w.body(insured, name)} />
      </Confirm>
    </>
  )
}
