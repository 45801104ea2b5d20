// What is entered by hand: items, how they are known, and since when. Nothing is written from here: what would change is shown first.
import { useState, type FormEvent } from 'react'
import { Button, FormControl, Input, Select, Stack } from 'smarthr-ui'
import type { CorrectPreview, EntriesRes, Entry, EntryRow, EntrySaid } from '../../api/generated'
import { useWrite } from '../../api/commands'
import { FaultMessage } from '../Message'
import { words } from '../../words/ja'
import { said, Told, type Saying } from './Told'

const w = words.correct

/** The choice that leaves an item as it is, and the one that has it forgotten. */
const NOT_SAID = ''
const UNKNOWN = ' '

type Props = {
  known: EntriesRes
  /** The items of the form. Where there are none, the person chooses them. */
  fields: Entry[]
  /** Our identifiers of those of whom it is entered. */
  people: string[]
  today: string
  asOf: string
  onPreview: (preview: CorrectPreview) => void
}

export function Form({ known, fields, people, today, asOf, onPreview }: Props) {
  const [added, setAdded] = useState<Entry[]>([])
  const [values, setValues] = useState<Partial<Record<Entry, string>>>({})
  const [saying, setSaying] = useState<Saying>({ source: '', on: today })
  const [tried, setTried] = useState(false)
  const look = useWrite('correct_preview', { onSuccess: onPreview })
  const shown = known.entries.filter(({ field }) => [...fields, ...added].includes(field))
  const others = known.entries.filter((entry) => !shown.includes(entry))
  const entered: EntrySaid[] = shown.flatMap(({ field }) => {
    const value = values[field] ?? NOT_SAID
    return value === NOT_SAID ? [] : [{ field, value: value.trim() }]
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const told = said(saying)
    if (entered.length === 0 || told === null || people.length === 0) return
    look.mutate({ people, fields: entered, told, asOf })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={1}>
        <div className="entries">
          {shown.map((entry) => (
            <Item key={entry.field} entry={entry} value={values[entry.field] ?? NOT_SAID} onValue={(value) => setValues({ ...values, [entry.field]: value })} />
          ))}
          {fields.length === 0 ? (
            <FormControl label={w.item}>
              <Select
                value=""
                options={[{ value: '', label: w.add }, ...others.map(({ field, text }) => ({ value: field, label: text }))]}
                onChange={(e) => setAdded([...added, ...others.filter(({ field }) => field === e.target.value).map(({ field }) => field)])}
              />
            </FormControl>
          ) : null}
          <Told sources={known.sources} value={saying} tried={tried} today={today} onSay={setSaying} />
          <span className="entries-go">
            <Button type="submit" variant="primary" loading={look.isPending} disabled={people.length === 0}>
              {w.look(people.length)}
            </Button>
          </span>
        </div>
        {tried && entered.length === 0 ? <p role="alert">{w.needEntry}</p> : null}
        <FaultMessage fault={look.error} />
      </Stack>
    </form>
  )
}

type ItemProps = { entry: EntryRow; value: string; onValue: (value: string) => void }

function Item({ entry, value, onValue }: ItemProps) {
  const { text, choices, kind } = entry
  if (choices.length === 0) {
    return (
      <FormControl label={text}>
        <Input width={kind === 'text' ? '16em' : '9.5em'} placeholder={kind === 'day' ? w.dayHelp : undefined} value={value} autoComplete="off" onChange={(e) => onValue(e.target.value)} />
      </FormControl>
    )
  }
  return (
    <FormControl label={text}>
      <Select
        value={value}
        options={[{ value: NOT_SAID, label: w.notSaid }, ...choices.map(({ code, text: label }) => ({ value: code, label })), { value: UNKNOWN, label: w.unknown }]}
        onChange={(e) => onValue(e.target.value)}
      />
    </FormControl>
  )
}
