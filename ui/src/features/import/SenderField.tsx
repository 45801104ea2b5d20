// Who sent the file that is chosen next. Left blank, nothing is kept of its headings and nothing is compared.
import { useId } from 'react'
import { FormControl, Input } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import { words } from '../../words/ja'

/** The most characters that the office takes. */
const LONGEST = 40

export function SenderField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const known = useId()
  const senders = useRead('senders', {})
  return (
    <FormControl label={words.import.sender} helpMessage={words.import.senderHelp}>
      <Input
        name="sender"
        width="20em"
        value={value}
        maxLength={LONGEST}
        autoComplete="off"
        list={known}
        onChange={(e) => onChange(e.target.value)}
      />
      <datalist id={known}>
        {senders.data?.names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </FormControl>
  )
}
