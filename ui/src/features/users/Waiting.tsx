// What waits for a second person: whoever may looks at it and decides; whoever has proposed it sees that it waits.
import { useState } from 'react'
import { Button, Cluster, FormControl, Input, Stack, Td } from 'smarthr-ui'
import { useRead, useWrite } from '../../api/commands'
import type { WaitingRow } from '../../api/generated'
import { Async } from '../../components/Async'
import { Confirm } from '../../components/Confirm'
import { Landing } from '../../components/Landing'
import { Message } from '../../components/Message'
import { Page } from '../../components/Page'
import { Paged } from '../../components/Pager'
import { Rows } from '../../components/Rows'
import { words } from '../../words/ja'

const w = words.waiting

export function Waiting() {
  const [page, setPage] = useState(1)
  const [done, setDone] = useState<{ said: string } | null>(null)
  const read = useRead('waiting', { page }, { keep: () => true })
  const decided = (said: string) => setDone({ said })
  return (
    <Page title={w.title} lead={w.lead}>
      <Stack gap={1}>
        {done ? (
          <Landing of={done}>
            <Message type="success" title={done.said} />
          </Landing>
        ) : null}
        <Async read={read}>
          {({ proposals, total, perPage, page: shown }) => (
            <Paged total={total} page={shown} perPage={perPage} onPage={setPage}>
              <Rows label={w.title} columns={[w.id, w.what, w.by, w.at, w.actions]} empty={w.empty}>
                {proposals.map((row) => (
                  <tr key={row.id}>
                    <Td>{row.id}</Td>
                    <Td>
                      <What row={row} />
                    </Td>
                    <Td>{row.by}</Td>
                    <Td>{row.atText}</Td>
                    <Td>{row.mine ? w.mine : <Decide row={row} onDecided={decided} />}</Td>
                  </tr>
                ))}
              </Rows>
            </Paged>
          )}
        </Async>
      </Stack>
    </Page>
  )
}

function What({ row }: { row: WaitingRow }) {
  return (
    <>
      <p>{row.what}</p>
      {row.fingerprint === null ? null : <p className="quiet">{w.fingerprint(row.fingerprint)}</p>}
      {row.policy === null ? null : (
        <details>
          <summary>{w.policy}</summary>
          <pre>{row.policy}</pre>
        </details>
      )}
    </>
  )
}

function Decide({ row, onDecided }: { row: WaitingRow; onDecided: (said: string) => void }) {
  const [asking, setAsking] = useState<'confirm' | 'decline' | null>(null)
  const [reason, setReason] = useState('')
  const close = () => setAsking(null)
  const confirm = useWrite('confirm', {
    onSuccess: ({ proposal }) => {
      close()
      onDecided(w.confirmed(proposal))
    },
  })
  const decline = useWrite('decline', {
    onSuccess: ({ proposal }) => {
      close()
      onDecided(w.declined(proposal))
    },
  })
  const start = (what: 'confirm' | 'decline') => {
    confirm.reset()
    decline.reset()
    setReason('')
    setAsking(what)
  }
  return (
    <Cluster gap={0.5}>
      <Button size="s" onClick={() => start('confirm')}>
        {w.confirm}
      </Button>
      <Button size="s" onClick={() => start('decline')}>
        {w.decline}
      </Button>
      <Confirm
        isOpen={asking === 'confirm'}
        title={w.confirmTitle(row.id)}
        action={w.confirm}
        busy={confirm.isPending}
        fault={confirm.error}
        onAction={() => confirm.mutate({ id: row.id })}
        onClose={close}
      >
        <What row={row} />
      </Confirm>
      <Confirm
        isOpen={asking === 'decline'}
        title={w.declineTitle(row.id)}
        action={w.decline}
        danger
        busy={decline.isPending}
        fault={decline.error}
        onAction={() => reason.trim() !== '' && decline.mutate({ id: row.id, reason })}
        onClose={close}
      >
        <Stack gap={1}>
          <What row={row} />
          <FormControl label={w.reason}>
            <Input name="reason" width="100%" value={reason} autoComplete="off" onChange={(e) => setReason(e.target.value)} />
          </FormControl>
        </Stack>
      </Confirm>
    </Cluster>
  )
}
