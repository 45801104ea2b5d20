// A day typed as ISO or 和暦, with 和暦 beside it. Reports a day once it is left, and null as soon as what is typed is none:
// the day of before must not stay in force unseen. Where it may be blank, '' is no day.
import { useState } from 'react'
import { FormControl, Input } from 'smarthr-ui'
import { parseDay, wareki } from '../lib/day'
import { words } from '../words/ja'

type Props = { label: string; value: string; help?: string; mayBeBlank?: boolean; onDay: (iso: string | null) => void }

export function DayField({ label, value, help, mayBeBlank = false, onDay }: Props) {
  const [draft, setDraft] = useState<string | null>(null)
  const typed = draft ?? value
  const read = (text: string) => (mayBeBlank && text.trim() === '' ? '' : parseDay(text))
  const day = read(typed)
  const type = (text: string) => {
    setDraft(text)
    const next = read(text)
    if (next === null) onDay(null)
    else if (day === null) onDay(value)
  }
  const leave = () => {
    if (day === null) return
    setDraft(null)
    if (day !== value) onDay(day)
  }
  return (
    <FormControl label={label} helpMessage={help} errorMessages={day === null ? words.day.bad : undefined}>
      <span className="day-field">
        <Input
          width="9.5em"
          value={typed}
          autoComplete="off"
          onChange={(e) => type(e.target.value)}
          onBlur={leave}
          onKeyDown={(e) => {
            if (e.key === 'Enter') leave()
          }}
        />
        <span className="quiet">{day === null || day === '' ? '' : wareki(day)}</span>
      </span>
    </FormControl>
  )
}
