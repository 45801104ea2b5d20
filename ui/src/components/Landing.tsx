// Where the focus goes once a step is done: to what came of it, so that it is seen and read out, and the keyboard goes on from there.
import { useEffect, useRef, type ReactNode } from 'react'
import { focusOn } from '../lib/focus'

/** `of` is what came of the step; another one is another outcome. */
export function Landing({ of, children }: { of: object; children: ReactNode }) {
  const self = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Not from under the hands of somebody who is in a dialog.
    if (document.activeElement?.closest('[role="dialog"]')) return
    focusOn(self.current, { preventScroll: true })
    self.current?.scrollIntoView({ block: 'nearest' })
  }, [of])
  return (
    <div ref={self} tabIndex={-1} className="landing">
      {children}
    </div>
  )
}
