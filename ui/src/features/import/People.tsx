// What a file comes to for everybody, group by group, and whom somebody looks for among them.
import { useState, type FormEvent } from 'react'
import { Button, Cluster, FormControl, Input, Stack, StatusLabel, TabBar, TabItem, Td } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { ImportPreview, ImportRow, ReviewGroup } from '../../api/generated'
import { Async } from '../../components/Async'
import { Changes, Fresh } from '../../components/Changes'
import { Paged } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { PersonLink } from '../../components/RowLink'
import { Rows } from '../../components/Rows'
import { Written } from '../../components/Written'
import { valueOf, valuesOf } from '../../lib/codes'
import { count } from '../../lib/number'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'
import { isNationalList } from './together'

const w = words.import.people

type Colour = 'green' | 'blue' | 'grey' | 'red' | 'warning'
const COLOURS: Record<ReviewGroup, Colour> = { joins: 'green', changes: 'blue', waiting: 'red', absent: 'warning', same: 'grey' }

/** How many stand in each group; a group that the file cannot have is left out. */
function sizes(preview: ImportPreview): Partial<Record<ReviewGroup, number>> {
  const { joins, changes, listed, same, rowsWaiting: waiting, notNamed } = preview
  const national = isNationalList[preview.kind]
  return national ? { changes: listed, waiting, absent: notNamed.count } : { joins, changes, waiting, absent: notNamed.count, same }
}

export function People({ preview }: { preview: ImportPreview }) {
  const place = usePlace()
  const size = sizes(preview)
  const groups = valuesOf(COLOURS).filter((group) => size[group] !== undefined)
  const asked = valueOf(COLOURS, place.text('group'))
  const group = groups.find((one) => one === asked) ?? groups.find((one) => size[one]) ?? 'changes'
  const query = place.text('find')
  const request = { preview: preview.preview, group, query, page: place.page('rowsPage') }
  const rows = useRead('import_rows', request, { keep: (before) => before.group === group && before.preview === preview.preview })
  const national = isNationalList[preview.kind]
  const name = (one: ReviewGroup) => (national && one === 'changes' ? words.import.listed : w.groups[one])
  // Of a line of a list nothing is shown but whose it is.
  const shape = national && group === 'changes' ? 'absent' : group
  const { unknown } = preview.notNamed
  return (
    <Panel title={w.title}>
      <Stack gap={1}>
        {unknown > 0 ? <p>{words.import.absent.unknown(unknown)}</p> : null}
        <TabBar>
          {groups.map((one) => (
            <TabItem
              key={one}
              id={one}
              selected={one === group}
              suffix={<StatusLabel type={COLOURS[one]}>{count(size[one] ?? 0)}</StatusLabel>}
              onClick={() => place.go({ group: one, rowsPage: 1 })}
            >
              {name(one)}
            </TabItem>
          ))}
        </TabBar>
        {group === 'absent' && preview.notNamed.count > 0 ? <p>{preview.notNamed.next}</p> : null}
        <Search key={query} query={query} onSearch={(find) => place.go({ find, rowsPage: 1 })} />
        <Async read={rows}>
          {({ rows, total, page, perPage }) => (
            <Paged total={total} page={page} perPage={perPage} of={query} onPage={(to) => place.go({ rowsPage: to })}>
              <Rows label={name(group)} columns={columns(shape)} empty={query ? w.nobody : words.none}>
                {rows.map((row, i) => (
                  <Line key={i} row={row} group={shape} />
                ))}
              </Rows>
            </Paged>
          )}
        </Async>
      </Stack>
    </Panel>
  )
}

function columns(group: ReviewGroup): string[] {
  const { place, insured, name, content } = words.import
  switch (group) {
    case 'joins':
    case 'changes':
      return [place, insured, name, content]
    case 'waiting':
      return [place, insured, name, w.why]
    case 'same':
      return [place, insured, name]
    case 'absent':
      return [insured, name]
    default:
      return group satisfies never
  }
}

function Line({ row, group }: { row: ImportRow; group: ReviewGroup }) {
  // A row that waits may be somebody else's, and whom a row registers has no page yet.
  const registered = group === 'changes' || group === 'same' || group === 'absent'
  return (
    <tr>
      {group === 'absent' ? null : (
        <Td>
          <span className="nowrap">{row.row === null ? null : words.import.row(row.row)}</span>
        </Td>
      )}
      <Td>
        {registered && row.insured !== null ? (
          <PersonLink person={row.insured} className="number">
            {row.insured}
          </PersonLink>
        ) : (
          <span className="number">{row.insured}</span>
        )}
      </Td>
      <Td>
        <span className="name">{row.name === null ? null : <Written text={row.name} />}</span>
      </Td>
      <Content row={row} group={group} />
    </tr>
  )
}

/** Number and name have cells of their own. A name in kana is its reading, too: only the first that says so is left out. */
function besideOwnCells({ fields, insured, name }: ImportRow) {
  const own = [insured, name].map((text) => fields.findIndex(({ after }) => after === text))
  return fields.filter((_, at) => !own.includes(at))
}

function Content({ row, group }: { row: ImportRow; group: ReviewGroup }) {
  switch (group) {
    case 'joins':
      return <Td><Fresh fields={besideOwnCells(row)} /></Td>
    case 'changes':
      return <Td><Changes fields={row.fields} /></Td>
    case 'waiting':
      return (
        <Td>
          <ul className="plain">
            {row.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          {row.fields.length > 0 ? <Changes fields={row.fields} /> : null}
        </Td>
      )
    case 'same':
    case 'absent':
      return null
    default:
      return group satisfies never
  }
}

function Search({ query, onSearch }: { query: string; onSearch: (query: string) => void }) {
  const [text, setText] = useState(query)
  const search = (event: FormEvent) => {
    event.preventDefault()
    onSearch(text.trim())
  }
  return (
    <form role="search" onSubmit={search}>
      <Cluster align="flex-end" gap={1}>
        <FormControl label={w.find}>
          <Input name="find" width="18em" value={text} autoComplete="off" onChange={(e) => setText(e.target.value)} />
        </FormControl>
        <Button type="submit">{w.search}</Button>
        {query ? (
          <Button type="button" variant="text" onClick={() => onSearch('')}>
            {w.clear}
          </Button>
        ) : null}
      </Cluster>
    </form>
  )
}
