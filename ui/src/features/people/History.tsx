// What became of a registration, newest first: when, by whom, by which operation, item by item.
import { useState } from 'react'
import { Button, StatusLabel, Td } from 'smarthr-ui'
import { useRead, useWrite } from '../../api/commands'
import type { OperationRow } from '../../api/generated'
import { Async } from '../../components/Async'
import { Changes } from '../../components/Changes'
import { Confirm } from '../../components/Confirm'
import { Paged } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { CHANGE_COLOURS } from '../../lib/change'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'

const w = words.people

export function History({ person }: { person: string }) {
  const place = usePlace()
  const read = useRead('person_history', { person, page: place.page('historyPage') }, { keep: (before) => before.person === person })
  return (
    <Panel title={w.history}>
      <Async read={read}>
        {({ rows, total, page, perPage }) => (
          <Paged total={total} page={page} perPage={perPage} onPage={(to) => place.go({ historyPage: to })}>
            <Rows label={w.history} columns={[w.at, w.operation, w.actor, w.changed]} empty={w.noHistory}>
              {rows.map((operation, i) => (
                <Operation key={i} operation={operation} />
              ))}
            </Rows>
          </Paged>
        )}
      </Async>
    </Panel>
  )
}

/** A change that was entered by hand goes back by its number. */
function Undo({ change }: { change: number }) {
  const c = words.correct
  const [asking, setAsking] = useState(false)
  const undo = useWrite('correct_undo', { onSuccess: () => setAsking(false) })
  return (
    <>
      {undo.data ? <span role="status">{(undo.data.changed ? c.undone : c.undoneNothing)(change)}</span> : null}
      <Button
        size="s"
        aria-label={c.undoOf(change)}
        onClick={() => {
          undo.reset()
          setAsking(true)
        }}
      >
        {c.undo}
      </Button>
      <Confirm isOpen={asking} title={c.undoTitle} action={c.undoAction} busy={undo.isPending} fault={undo.error} onAction={() => undo.mutate({ change })} onClose={() => setAsking(false)}>
        {c.undoBody(change)}
      </Confirm>
    </>
  )
}

function Operation({ operation }: { operation: OperationRow }) {
  return (
    <tr>
      <Td>
        <span className="number">{operation.atText}</span>
      </Td>
      <Td>
        <span className="nowrap">
          <StatusLabel type={CHANGE_COLOURS[operation.kind]}>{words.change.kindOf[operation.kind]}</StatusLabel> {operation.text}
        </span>
      </Td>
      <Td>
        <span className="nowrap">{operation.actor}</span>
        <span className="kana">{operation.sourceText}</span>
      </Td>
      <Td>
        <Changes fields={operation.fields} fresh={operation.kind === 'join'} />
        {operation.change === null ? null : <Undo change={operation.change} />}
      </Td>
    </tr>
  )
}
