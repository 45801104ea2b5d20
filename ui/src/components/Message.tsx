// What happened, and what to do next: for refusals and for things that went well.
import type { ReactNode } from 'react'
import { Base, ResponseMessage, Stack, Text } from 'smarthr-ui'
import { Fault } from '../api/fault'
import { words } from '../words/ja'

type Props = { type: 'info' | 'success' | 'warning' | 'error'; title: ReactNode; children?: ReactNode }

export function Message({ type, title, children }: Props) {
  return (
    <Base padding={1} role={type === 'error' || type === 'warning' ? 'alert' : 'status'} className={`message message-${type}`}>
      <Stack gap={0.5}>
        <ResponseMessage type={type}>
          <Text weight="bold">{title}</Text>
        </ResponseMessage>
        {children ? <div className="message-body">{children}</div> : null}
      </Stack>
    </Base>
  )
}

export function FaultMessage({ fault }: { fault: Error | null }) {
  if (!fault) return null
  const { what, next, incident } = Fault.from(fault)
  return (
    <Message type="error" title={what}>
      <p>{next}</p>
      {incident ? <p className="quiet">{words.fault.incident(incident)}</p> : null}
    </Message>
  )
}
