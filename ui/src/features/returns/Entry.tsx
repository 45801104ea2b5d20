// A scanner types the serial and presses Enter, faster than the office answers: the field takes each one and is empty at once. Reason and
// way stay for the next piece.
import { useRef, useState, type ChangeEvent, type FormEvent, type KeyboardEvent } from 'react'
import { Button, Cluster, Fieldset, FormControl, Input, RadioButton, Select, Stack } from 'smarthr-ui'
import type { ChoiceRow, ReturnReason, ReturnVia } from '../../api/generated'
import { Panel } from '../../components/Panel'
import { valuesOf } from '../../lib/codes'
import { digitsOf, WHOLE } from '../../lib/serial'
import { words } from '../../words/ja'
import type { Entering } from './entering'
import { Scans } from './Scans'

const w = words.returns

export function Entry({ reasons, entering }: { reasons: ChoiceRow[]; entering: Entering }) {
  const field = useRef<HTMLInputElement>(null)
  const [reason, setReason] = useState<ReturnReason | null>(null)
  const [via, setVia] = useState<ReturnVia>('post')
  const [needsSerial, setNeedsSerial] = useState(false)
  // Arrow keys go through the choices one by one: then none of them counts before the field is left.
  const byKeys = useRef(false)
  const unexplained = entering.scans.some(({ state }) => state === 'unexplained')

  /** Takes what stands in the field; says whether there was anything. */
  const take = () => {
    const typed = field.current?.value.trim() ?? ''
    if (field.current) field.current.value = ''
    if (typed !== '') entering.take(typed, reason, via)
    return typed !== ''
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // A scanner may end with two of them: an empty field asks for nothing.
    event.preventDefault()
    setNeedsSerial(false)
    take()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setNeedsSerial(!take() && !unexplained)
    field.current?.focus()
  }
  const explain = (chosen: ReturnReason | null) => {
    if (chosen !== null) entering.explain(chosen)
  }
  const choose = (event: ChangeEvent<HTMLSelectElement>) => {
    const chosen = reasons.find(({ code }) => code === event.target.value)?.code ?? null
    setReason(chosen)
    if (byKeys.current) return
    explain(chosen)
    field.current?.focus()
  }
  return (
    <Panel title={w.enter}>
      <form onSubmit={submit} noValidate>
        <Stack gap={1}>
          <Cluster gap={1.5} align="flex-start">
            <FormControl label={w.serial} helpMessage={w.serialHelp} errorMessages={needsSerial ? w.needSerial : undefined}>
              <Input
                ref={field}
                autoFocus
                name="serial"
                width="16em"
                autoComplete="off"
                onKeyDown={onKey}
                // Where an input method is on, it takes the scanner's Enter for itself.
                onCompositionEnd={(event) => {
                  if (digitsOf(event.currentTarget.value).length === WHOLE) take()
                }}
              />
            </FormControl>
            <FormControl label={w.reason} errorMessages={reason === null && (unexplained || needsSerial) ? w.needReason : undefined}>
              <Select
                name="reason"
                value={reason ?? ''}
                options={[{ value: '', label: w.chooseReason }, ...reasons.map(({ code, text }) => ({ value: code, label: text }))]}
                onPointerDown={() => (byKeys.current = false)}
                onKeyDown={({ key }) => {
                  byKeys.current = key !== 'Enter'
                  if (key === 'Enter') explain(reason)
                }}
                onBlur={() => explain(reason)}
                onChange={choose}
              />
            </FormControl>
            <Fieldset legend={w.via} helpMessage={w.viaHelp}>
              <Cluster gap={1.5}>
                {valuesOf(w.viaOf).map((way) => (
                  <RadioButton key={way} name="via" value={way} checked={via === way} onChange={() => setVia(way)}>
                    {w.viaOf[way]}
                  </RadioButton>
                ))}
              </Cluster>
            </Fieldset>
          </Cluster>
          <Cluster justify="flex-end">
            <Button type="submit" variant="primary">
              {w.submit}
            </Button>
          </Cluster>
        </Stack>
      </form>
      <Scans entering={entering} onDone={() => field.current?.focus()} />
    </Panel>
  )
}
