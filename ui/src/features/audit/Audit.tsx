// Who did what: the audit trail, the newest row first, by day, act, user, person and what was searched.
import { useEffect, useState, type FormEvent } from 'react'
import { Button, Checkbox, Cluster, FormControl, Input, Select, Stack, Td } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { Act, ActChoice, AuditListReq, AuditRow } from '../../api/generated'
import { Async } from '../../components/Async'
import { DayField } from '../../components/DayField'
import { Page } from '../../components/Page'
import { Paged } from '../../components/Pager'
import { Rows } from '../../components/Rows'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'

const w = words.audit

/** What can be typed to find rows by; each is empty where it asks nothing. */
const TYPED = ['from', 'to', 'act', 'by', 'person', 'search'] as const
const TICKED = ['single', 'refused'] as const
type Asked = Record<(typeof TYPED)[number], string> & Record<(typeof TICKED)[number], boolean>

export function Audit() {
  const place = usePlace()
  const asked: Asked = {
    from: place.text('from'),
    to: place.text('to'),
    act: place.text('act'),
    by: place.text('by'),
    person: place.text('person'),
    search: place.text('search'),
    single: place.text('single') === 'yes',
    refused: place.text('refused') === 'yes',
  }
  const said = (text: string) => (text === '' ? null : text)
  const request: AuditListReq = {
    from: said(asked.from),
    to: said(asked.to),
    act: said(asked.act) as Act | null,
    by: said(asked.by),
    person: said(asked.person),
    search: said(asked.search),
    single: asked.single,
    refused: asked.refused,
    page: place.page(),
  }
  const read = useRead('audit_list', request, { keep: () => true })
  const { refetch } = read
  // Whatever anybody does adds to it: what was read before is old.
  useEffect(() => void refetch({ cancelRefetch: false }), [refetch])
  const key = JSON.stringify(asked)
  return (
    <Page title={w.title} lead={w.lead}>
      <Async read={read}>
        {({ rows, acts, total, page, perPage }) => (
          <Stack gap={1}>
            <Filter key={key} asked={asked} acts={acts} onAsk={(next) => place.go({ ...texts(next), page: 1 })} />
            <Paged total={total} page={page} perPage={perPage} of={key} onPage={(to) => place.go({ page: to })}>
              <Rows label={w.title} columns={[w.seq, w.at, w.by, w.act, w.subject, w.figures, w.state]} empty={w.empty}>
                {rows.map((row) => (
                  <Line key={row.seq} row={row} />
                ))}
              </Rows>
            </Paged>
          </Stack>
        )}
      </Async>
    </Page>
  )
}

function texts(asked: Asked): Record<string, string> {
  const ticked = TICKED.map((name) => [name, asked[name] ? 'yes' : ''])
  return Object.fromEntries([...TYPED.map((name) => [name, asked[name]]), ...ticked]) as Record<string, string>
}

function Filter({ asked, acts, onAsk }: { asked: Asked; acts: ActChoice[]; onAsk: (asked: Asked) => void }) {
  const [typed, setTyped] = useState(asked)
  const set = (name: keyof Asked, value: string | boolean) => setTyped({ ...typed, [name]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAsk(typed)
  }
  const options = [{ value: '', label: w.anyAct }, ...acts.map(({ act, text }) => ({ value: act, label: text }))]
  return (
    <form onSubmit={submit}>
      <Cluster gap={1} align="flex-end">
        <DayField label={w.from} value={typed.from} mayBeBlank onDay={(day) => set('from', day ?? '')} />
        <DayField label={w.to} value={typed.to} mayBeBlank onDay={(day) => set('to', day ?? '')} />
        <FormControl label={w.act}>
          <Select name="act" options={options} value={typed.act} onChange={(event) => set('act', event.target.value)} />
        </FormControl>
        <FormControl label={w.by}>
          <Input name="by" value={typed.by} autoComplete="off" onChange={(event) => set('by', event.target.value)} />
        </FormControl>
        <FormControl label={w.person}>
          <Input name="person" value={typed.person} autoComplete="off" onChange={(event) => set('person', event.target.value)} />
        </FormControl>
        <FormControl label={w.search}>
          <Input name="search" value={typed.search} autoComplete="off" onChange={(event) => set('search', event.target.value)} />
        </FormControl>
        <Checkbox checked={typed.single} onChange={(event) => set('single', event.target.checked)}>
          {w.single}
        </Checkbox>
        <Checkbox checked={typed.refused} onChange={(event) => set('refused', event.target.checked)}>
          {w.refused}
        </Checkbox>
        <Button type="submit">{w.ask}</Button>
      </Cluster>
    </form>
  )
}

function Line({ row }: { row: AuditRow }) {
  const state = [row.single ? w.single : '', row.refusedText === null ? '' : w.refusedWith(row.refusedText)].filter((text) => text !== '')
  return (
    <tr>
      <Td>{row.seq}</Td>
      <Td>
        <span className="nowrap">{row.atText}</span>
      </Td>
      <Td>{row.user ?? ''}</Td>
      <Td>
        <span className="nowrap">{row.actText}</span>
      </Td>
      <Td>{row.subject ?? ''}</Td>
      <Td>{row.figures.map(({ text, value }) => `${text} ${value}`).join('、')}</Td>
      <Td>{state.join('、')}</Td>
    </tr>
  )
}
