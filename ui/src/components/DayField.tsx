// A day typed as ISO or 和暦, with 和暦 beside it. Reports only days that are real.
import { useState } from 'react'
import { FormControl, Input } from 'smarthr-ui'
import { parseDay, wareki } from '../lib/day'
import { words } from '../words/ja'

type Props = { label: string; value: string; help?: string; disabled?: boolean; onDay: (iso: string) => void }

export function DayField({ label, value, help, disabled = false, onDay }: Props) {
  const [draft, setDraft] = useState<string | null>(null)
  const typed = draft ?? value
  const day = parseDay(typed)
  const leave = () => {
    if (day === null) return
    setDraft(null)
    if (day !== value) onDay(day)
  }
  return (
    <FormControl
      label={label}
      helpMessage={help ?? words.day.help}
      errorMessages={typed !== '' && day === null ? words.day.bad : undefined}
    >
      <span className="day-field">
        <Input
          width="9.5em"
          value={typed}
          disabled={disabled}
          autoComplete="off"
          onChange={(e) => setDraft(e.target.value)}
          onBlur={leave}
          onKeyDown={(e) => {
            if (e.key === 'Enter') leave()
          }}
        />
        <span className="quiet">{day === null ? '' : wareki(day)}</span>
      </span>
    </FormControl>
  )
}
