// Of whom contact or employer waits, and the one step that lets it in.
import { useState } from 'react'
import { Button, Stack } from 'smarthr-ui'
import { useRead, useWrite } from '../../api/commands'
import { Confirm } from '../../components/Confirm'
import { Landing } from '../../components/Landing'
import { Message } from '../../components/Message'
import { Paged } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { PeopleRows } from '../../components/PeopleRows'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'

const w = words.import.tray

export function Tray() {
  const place = usePlace()
  const [asking, setAsking] = useState(false)
  const page = place.page('trayPage')
  const tray = useRead('desk_tray', { page }, { keep: () => true })
  const close = () => setAsking(false)
  const letIn = useWrite('desk_let_in', { onSuccess: close })
  const done = letIn.data ? (
    <Landing of={letIn.data}>
      <Message type="success" title={w.done(letIn.data.letIn, letIn.data.waiting)} />
    </Landing>
  ) : null
  if (!tray.data || tray.data.total === 0) return done
  const { rows, total, perPage } = tray.data
  return (
    <Panel
      title={w.title(total)}
      aside={
        <Button size="s" onClick={() => setAsking(true)}>
          {w.open}
        </Button>
      }
    >
      <Stack gap={1}>
        {done}
        <p>{w.lead}</p>
        <Paged total={total} page={tray.data.page} perPage={perPage} onPage={(to) => place.go({ trayPage: to })}>
          <PeopleRows label={w.title(total)} people={rows} />
        </Paged>
      </Stack>
      <Confirm isOpen={asking} title={w.open} action={w.action(total)} busy={letIn.isPending} fault={letIn.error} onAction={() => letIn.mutate({})} onClose={close}>
        <p>{w.body}</p>
      </Confirm>
    </Panel>
  )
}
