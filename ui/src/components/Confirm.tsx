// The last look before a step that counts: the button says what happens, a refusal is shown here. Once it is closed it is gone at once,
// and gives the focus back before anything else takes it.
import type { MouseEvent, ReactNode } from 'react'
import { ActionDialog, Stack } from 'smarthr-ui'
import { words } from '../words/ja'
import { FaultMessage } from './Message'

type Props = {
  isOpen: boolean
  title: string
  action: string
  /** The words of the other button. */
  cancel?: string
  danger?: boolean
  busy: boolean
  fault: Error | null
  children: ReactNode
  onAction: () => void
  onClose: () => void
}

export function Confirm({ isOpen, title, action, cancel = words.cancel, danger = false, busy, fault, children, onAction, onClose }: Props) {
  if (!isOpen) return null
  const close = () => {
    if (!busy) onClose()
  }
  return (
    <ActionDialog
      isOpen
      title={title}
      size="S"
      contentPadding={1.5}
      actionText={action}
      actionTheme={danger ? 'danger' : 'primary'}
      actionDisabled={busy}
      closeDisabled={busy}
      decorators={{ closeButtonLabel: () => cancel }}
      onClickAction={onAction}
      onClickClose={close}
      onPressEscape={close}
      onClickCapture={dropSecondClick}
    >
      <Stack gap={1}>
        <div>{children}</div>
        <FaultMessage fault={fault} />
      </Stack>
    </ActionDialog>
  )
}

/** The second half of the double click that opened the dialog can fall on one of its buttons. */
function dropSecondClick(event: MouseEvent) {
  if (event.detail < 2) return
  event.preventDefault()
  event.stopPropagation()
}
