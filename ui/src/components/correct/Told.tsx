// How something is known, and since when. Both stand in the journal with what is entered.
import { FormControl, Select } from 'smarthr-ui'
import type { SourceKind, SourceRow, ToldBy } from '../../api/generated'
import { DayField } from '../DayField'
import { words } from '../../words/ja'

const w = words.correct

/** As far as it was said: a day that cannot be read is none. */
export type Saying = { source: SourceKind | ''; on: string | null }

/** What was said, once all of it is. */
export function said({ source, on }: Saying): ToldBy | null {
  return source === '' || on === null ? null : { source, on }
}

type Props = { sources: SourceRow[]; value: Saying; tried: boolean; today: string; onSay: (value: Saying) => void }

export function Told({ sources, value, tried, today, onSay }: Props) {
  return (
    <>
      <FormControl label={w.source} errorMessages={tried && value.source === '' ? w.chooseSource : undefined}>
        <Select
          name="source"
          value={value.source}
          options={[{ value: '', label: w.chooseSource }, ...sources.map(({ code, text }) => ({ value: code, label: text }))]}
          onChange={(e) => onSay({ ...value, source: sources.find(({ code }) => code === e.target.value)?.code ?? '' })}
        />
      </FormControl>
      <DayField label={w.on} value={value.on ?? today} onDay={(on) => onSay({ ...value, on })} />
    </>
  )
}
