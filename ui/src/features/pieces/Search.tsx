// The field for everything that can be looked up. A scanner types the serial and presses Enter: what stands in the field is selected at once, so that
// the next scan takes its place, whatever the office is doing.
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Button, Input, VisuallyHiddenText } from 'smarthr-ui'
import { FaultMessage } from '../../components/Message'
import { digitsOf, WHOLE } from '../../lib/serial'
import { words } from '../../words/ja'
import { useLookUp } from './lookUp'

const w = words.search

/** `everywhere`: Ctrl+K leads to it. */
export function Search({ label, everywhere = false, autoFocus = false }: { label: string; everywhere?: boolean; autoFocus?: boolean }) {
  const field = useRef<HTMLInputElement>(null)
  const { take, refused, opened, close } = useLookUp((typed) => {
    // Who looked for people goes on among them; not where the next one is being typed already.
    if (field.current?.value.trim() === typed) field.current.blur()
  })
  useEffect(() => {
    if (!everywhere) return
    const jump = (event: globalThis.KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.metaKey || event.code !== 'KeyK') return
      event.preventDefault()
      if (document.querySelector('[role="dialog"]')) return
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', jump)
    return () => window.removeEventListener('keydown', jump)
  }, [everywhere])
  const look = () => {
    field.current?.select()
    take(field.current?.value.trim() ?? '')
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    look()
  }
  return (
    <div className="search" role="search" data-typing>
      <Input
        ref={field}
        autoFocus={autoFocus}
        name="look-up"
        width="100%"
        aria-label={label}
        aria-keyshortcuts={everywhere ? w.keys : undefined}
        title={everywhere ? w.keys : undefined}
        placeholder={everywhere ? w.shortHelp : w.help}
        autoComplete="off"
        onKeyDown={onKey}
        // However one comes back to it, what is scanned or typed takes the place of what stands there; a press of the mouse would else take the selection away.
        onFocus={(event) => event.currentTarget.select()}
        onMouseDown={(event) => {
          if (document.activeElement === event.currentTarget) return
          event.preventDefault()
          event.currentTarget.focus()
        }}
        // Where an input method is on, it takes the scanner's Enter for itself.
        onCompositionEnd={(event) => {
          if (digitsOf(event.currentTarget.value).length === WHOLE) look()
        }}
      />
      <VisuallyHiddenText role="status">{opened === null ? '' : w.opened(opened)}</VisuallyHiddenText>
      {refused.length > 0 ? (
        <div className="search-told">
          {refused.map((fault, i) => (
            <FaultMessage key={i} fault={fault} />
          ))}
          <Button size="s" onClick={close}>
            {words.close}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
