// A scanner types the serial and presses Enter. Reason and way stay for the next piece; the serial's field takes the focus again.
import { useRef, useState, type FormEvent } from 'react'
import { Button, Cluster, Fieldset, FormControl, Input, RadioButton, Select, Stack } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import type { ChoiceRow, ReturnReason, ReturnVia } from '../../api/generated'
import { FaultMessage, Message } from '../../components/Message'
import { Panel } from '../../components/Panel'
import { valuesOf } from '../../lib/codes'
import { serialText } from '../../lib/serial'
import { words } from '../../words/ja'

const w = words.returns

export function Entry({ reasons }: { reasons: ChoiceRow[] }) {
  const field = useRef<HTMLInputElement>(null)
  const [serial, setSerial] = useState('')
  const [reason, setReason] = useState<ReturnReason | ''>('')
  const [via, setVia] = useState<ReturnVia>('post')
  const [tried, setTried] = useState(false)
  const enter = useWrite('piece_return', {
    onSuccess: () => {
      setSerial('')
      setTried(false)
    },
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (serial.trim() === '' || reason === '' || enter.isPending) return
    enter.mutate(
      { serial: serial.trim(), reason, via },
      {
        onSettled: () => {
          field.current?.focus()
          field.current?.select()
        },
      },
    )
  }
  return (
    <Panel title={w.enter}>
      <form onSubmit={submit} noValidate>
        <Stack gap={1.5}>
          <FormControl label={w.serial} helpMessage={w.serialHelp} errorMessages={tried && serial.trim() === '' ? w.needSerial : undefined}>
            <Input ref={field} autoFocus name="serial" width="16em" value={serial} autoComplete="off" onChange={(e) => setSerial(e.target.value)} />
          </FormControl>
          <FormControl label={w.reason} errorMessages={tried && reason === '' ? w.needReason : undefined}>
            <Select
              name="reason"
              value={reason}
              options={[{ value: '', label: w.chooseReason }, ...reasons.map(({ code, text }) => ({ value: code, label: text }))]}
              onChange={(e) => setReason(reasons.find(({ code }) => code === e.target.value)?.code ?? '')}
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
          <FaultMessage fault={enter.error} />
          {enter.isSuccess ? <Message type="success" title={w.entered(serialText(enter.variables.serial))} /> : null}
          <Cluster justify="flex-end">
            <Button type="submit" variant="primary" loading={enter.isPending}>
              {w.submit}
            </Button>
          </Cluster>
        </Stack>
      </form>
    </Panel>
  )
}
