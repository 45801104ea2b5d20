// Who is held, reason by reason, and the fact that is missing entered right there: of one person, or of many at once.
import { useState, type FormEvent } from 'react'
import { Button, Checkbox, Cluster, Input, Stack, Td } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { CorrectDone, CorrectPreview, EntriesRes, HoldReasonRow, HoldRow, HoldsPage, Unsolved } from '../../api/generated'
import { Async } from '../../components/Async'
import { DayField } from '../../components/DayField'
import { Landing } from '../../components/Landing'
import { Page } from '../../components/Page'
import { Paged } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { PersonLink } from '../../components/RowLink'
import { Rows } from '../../components/Rows'
import { Written } from '../../components/Written'
import { useAsOf } from '../../lib/asOf'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'
import { Form } from '../../components/correct/Form'
import { Corrected, Review } from '../../components/correct/Review'
import { OfList } from './OfList'

const w = words.holds

export function Holds({ begin, today }: { begin: string; today: string }) {
  const place = usePlace()
  const { asOf, readable, onDay } = useAsOf(begin)
  const [done, setDone] = useState<CorrectDone | null>(null)
  const asked = place.text('reason')
  const holds = useRead('holds', { asOf, reason: asked === '' ? null : (asked as Unsolved), query: place.text('q'), page: place.page() }, { keep: (before) => before.asOf === asOf })
  const known = useRead('entries', {})
  return (
    <Page title={w.title} lead={w.lead} aside={<DayField label={words.decisions.asOf} value={asOf} onDay={onDay} />}>
      {done ? (
        <Landing of={done}>
          <Corrected done={done} />
        </Landing>
      ) : null}
      <Async read={known}>
        {(entries) => (
          <Async read={holds}>
            {(page) => (
              <Stack gap={1}>
                <Reasons rows={page.reasons} chosen={asked} onChoose={(reason) => place.go({ reason, q: '', page: 1 })} />
                {readable ? <Reason key={`${asked}\n${asOf}`} page={page} known={entries} reason={page.reasons.find(({ reason }) => reason === asked)} today={today} onDone={setDone} /> : null}
                <OfList known={entries} today={today} asOf={asOf} onDone={setDone} />
              </Stack>
            )}
          </Async>
        )}
      </Async>
    </Page>
  )
}

function Reasons({ rows, chosen, onChoose }: { rows: HoldReasonRow[]; chosen: string; onChoose: (reason: string) => void }) {
  if (rows.length === 0) return <p className="empty">{w.solved}</p>
  return (
    <ul className="cards" aria-label={w.reasons}>
      {rows.map(({ reason, text, count }) => (
        <li key={reason}>
          <button type="button" className="card" aria-pressed={chosen === reason} onClick={() => onChoose(chosen === reason ? '' : reason)}>
            <span className={`card-title card-${reason === 'contradiction' ? 'error' : reason === 'individual_check' ? reason : 'hold'}`}>{text}</span>
            <span className="card-count">{words.decisions.people(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

type Props = { page: HoldsPage; known: EntriesRes; reason: HoldReasonRow | undefined; today: string; onDone: (done: CorrectDone) => void }

function Reason({ page, known, reason, today, onDone }: Props) {
  const place = usePlace()
  const [picked, setPicked] = useState<string[]>([])
  const [preview, setPreview] = useState<CorrectPreview | null>(null)
  if (!reason) return <p className="empty">{place.text('reason') === '' ? w.choose : w.nobody}</p>
  // Whoever was solved meanwhile is not among them any more.
  const people = picked.filter((person) => page.people.includes(person))
  const pick = (person: string, on: boolean) => setPicked(on ? [...people, person] : people.filter((other) => other !== person))
  const written = (done: CorrectDone) => {
    setPreview(null)
    setPicked([])
    onDone(done)
  }
  return (
    <Stack gap={1}>
      <p>{reason.next}</p>
      {reason.fields.length > 0 ? (
        <>
          <div hidden={preview !== null}>
            <Panel title={w.enter} aside={<span className="quiet" role="status">{w.picked(people.length)}</span>}>
              <Form known={known} fields={reason.fields} people={people} today={today} asOf={page.asOf} onPreview={setPreview} />
            </Panel>
          </div>
          {preview ? (
            <Landing of={preview}>
              <Review preview={preview} onBack={() => setPreview(null)} onDone={written} />
            </Landing>
          ) : null}
        </>
      ) : null}
      {preview === null ? (
        <Stack gap={0.5}>
            <Cluster align="center" justify="space-between">
              <Narrow key={place.text('q')} query={place.text('q')} onNarrow={(q) => place.go({ q, page: 1 })} />
              {reason.fields.length > 0 && page.people.length > 0 ? (
                <Button size="s" onClick={() => setPicked(people.length === page.people.length ? [] : page.people)}>
                  {people.length === page.people.length ? w.pickNone : w.pickAll(page.people.length)}
                </Button>
              ) : null}
            </Cluster>
          <Paged total={page.total} page={page.page} perPage={page.perPage} of={place.text('q')} onPage={(to) => place.go({ page: to })}>
            <Rows label={reason.text} columns={[words.people.insured, words.people.name, w.days, words.decision.reason]} empty={w.nobody}>
              {page.rows.map((row) => (
                <Line key={row.person} row={row} picked={people.includes(row.person)} onPick={reason.fields.length > 0 ? (on) => pick(row.person, on) : undefined} />
              ))}
            </Rows>
          </Paged>
        </Stack>
      ) : null}
    </Stack>
  )
}

function Line({ row, picked, onPick }: { row: HoldRow; picked: boolean; onPick: ((on: boolean) => void) | undefined }) {
  const { decision } = row
  return (
    <tr>
      <Td>
        {onPick ? (
          <Checkbox checked={picked} onChange={(e) => onPick(e.target.checked)}>
            <span className="number">{decision.insured}</span>
          </Checkbox>
        ) : (
          <span className="number">{decision.insured}</span>
        )}
      </Td>
      <Td>
        <PersonLink person={row.person} className="name">
          <Written text={decision.name} />
        </PersonLink>
        <span className="kana">{decision.kana}</span>
      </Td>
      <Td>
        <span className="nowrap">{row.birthText}</span>
        <span className="kana">{[w.acquired(row.acquiredText), row.lostText ? w.lost(row.lostText) : ''].filter(Boolean).join(words.between)}</span>
        {row.cameFrom ? (
          <span className="kana">
            <Written text={w.cameFrom(row.cameFrom.file, row.cameFrom.row)} />
          </span>
        ) : null}
      </Td>
      <Td>
        <span className="half">{decision.reasonText || decision.outcomeText}</span>
        <span className="kana">{decision.missingTexts.join(words.between)}</span>
      </Td>
    </tr>
  )
}

function Narrow({ query, onNarrow }: { query: string; onNarrow: (query: string) => void }) {
  const [text, setText] = useState(query)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onNarrow(text.trim())
  }
  return (
    <form role="search" onSubmit={submit}>
      <div className="narrow">
        <Input name="query" aria-label={w.query} placeholder={w.query} width="14em" value={text} autoComplete="off" onChange={(e) => setText(e.target.value)} />
        <Button type="submit" size="s">
          {w.narrow}
        </Button>
        {query ? (
          <Button size="s" variant="text" onClick={() => onNarrow('')}>
            {w.all}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
