// The last look before a step that counts: the button says what happens, a refusal is shown here.
import type { ReactNode } from 'react'
import { ActionDialog, Stack } from 'smarthr-ui'
import { words } from '../words/ja'
import { FaultMessage } from './Message'

type Props = {
  isOpen: boolean
  title: string
  action: string
  danger?: boolean
  busy: boolean
  fault: Error | null
  children: ReactNode
  onAction: () => void
  onClose: () => void
}

export function Confirm({ isOpen, title, action, danger = false, busy, fault, children, onAction, onClose }: Props) {
  const close = () => {
    if (!busy) onClose()
  }
  return (
    <ActionDialog
      isOpen={isOpen}
      title={title}
      size="S"
      contentPadding={1.5}
      actionText={action}
      actionTheme={danger ? 'danger' : 'primary'}
      actionDisabled={busy}
      closeDisabled={busy}
      decorators={{ closeButtonLabel: () => words.cancel }}
      onClickAction={onAction}
      onClickClose={close}
      onPressEscape={close}
    >
      <Stack gap={1}>
        <div>{children}</div>
        <FaultMessage fault={fault} />
      </Stack>
    </ActionDialog>
  )
}
