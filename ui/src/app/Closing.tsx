// The window does not close by itself while something is under way: first it asks.
import { useEffect, useState } from 'react'
import { closeWindow, holdOpen } from '../bridge/tauri'
import { Confirm } from '../components/Confirm'
import { words } from '../words/ja'

export function Closing({ busy }: { busy: boolean }) {
  const [asking, setAsking] = useState(false)
  useEffect(() => (busy ? holdOpen(() => setAsking(true)) : undefined), [busy])
  const w = words.closing
  return (
    <Confirm isOpen={asking} danger title={w.title} action={w.action} cancel={w.stay} busy={false} fault={null} onAction={() => void closeWindow()} onClose={() => setAsking(false)}>
      {busy ? w.body : w.done}
    </Confirm>
  )
}
