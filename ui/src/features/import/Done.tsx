// What was imported, with the way back: the import can be taken back right after it, and what stays of it is told.
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { Button, Cluster, Stack, Td, TextLink } from 'smarthr-ui'
import type { ImportDone, ImportUndone } from '../../api/generated'
import { Confirm } from '../../components/Confirm'
import { Landing } from '../../components/Landing'
import { Message } from '../../components/Message'
import { Rows } from '../../components/Rows'
import { Working } from '../../components/Working'
import { Written } from '../../components/Written'
import { words } from '../../words/ja'
import { isNationalList } from './together'

type Props = { done: ImportDone; busy: boolean; undoing: boolean; fault: Error | null; onUndo: () => void; onLeave: () => void }

export function Done({ done, busy, undoing, fault, onUndo, onLeave }: Props) {
  const [asking, setAsking] = useState(false)
  const national = isNationalList[done.kind]
  const w = words.import.undo
  return (
    <Message type="success" title={words.import.applied(national ? done.listed : done.joins + done.changes)}>
      <Stack gap={0.5}>
        {national ? null : <p>{words.import.appliedRoster(done.joins, done.changes, done.same)}</p>}
        {done.waiting > 0 ? <p>{words.import.appliedWaiting(done.waiting)}</p> : null}
        {done.contactsWaiting > 0 ? <p>{words.import.contactsWaiting(done.contactsWaiting)}</p> : null}
        <Cluster align="center">
          <TextLink elementAs={Link} to="/decisions">
            {words.import.toDecisions}
          </TextLink>
          <TextLink elementAs={Link} to="/people">
            {words.import.toPeople}
          </TextLink>
          <Button size="s" disabled={busy} onClick={() => setAsking(true)}>
            {w.open}
          </Button>
        </Cluster>
      </Stack>
      <Confirm
        isOpen={asking}
        danger
        title={w.title}
        action={w.action}
        busy={undoing}
        fault={fault}
        onAction={onUndo}
        onClose={() => {
          setAsking(false)
          onLeave()
        }}
      >
        {undoing ? <Working label={w.doing} canCancel /> : <p>{w.body}</p>}
      </Confirm>
    </Message>
  )
}

export function Undone({ undone }: { undone: ImportUndone }) {
  const w = words.import.undo
  return (
    <Stack gap={1}>
      <Landing of={undone}>
        <Message type={undone.left > 0 ? 'warning' : 'success'} title={w.done}>
          <p>{w.counts(undone.voided, undone.changed, undone.left)}</p>
        </Message>
      </Landing>
      {undone.rows.length > 0 ? (
        <Stack gap={0.5}>
          {undone.rows.length < undone.left ? <p>{words.import.firstShown(undone.rows.length, undone.left)}</p> : null}
          <Rows label={w.left} columns={[words.import.insured, words.import.name, w.why, w.items]} empty="">
            {undone.rows.map((row) => (
              <tr key={`${row.insured} ${row.kind} ${row.items.join()}`}>
                <Td>
                  <span className="number">{row.insured}</span>
                </Td>
                <Td>
                  <span className="name">
                    <Written text={row.name} />
                  </span>
                </Td>
                <Td>{row.text}</Td>
                <Td>{row.items.join('、')}</Td>
              </tr>
            ))}
          </Rows>
        </Stack>
      ) : null}
    </Stack>
  )
}
