// What became of a registration, newest first: when, by whom, by which operation, item by item.
import { StatusLabel, Td } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { OperationRow } from '../../api/generated'
import { Async } from '../../components/Async'
import { Changes } from '../../components/Changes'
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
      </Td>
      <Td>
        <Changes fields={operation.fields} fresh={operation.kind === 'join'} />
      </Td>
    </tr>
  )
}
