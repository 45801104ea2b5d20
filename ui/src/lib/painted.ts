// After a frame is painted. What nobody sees yet waits for that: it must not keep the clerk from what they see.
import { startTransition, useEffect, useState } from 'react'

/** Runs once the frame that stands now is painted; what comes back calls it off. */
export function afterPaint(run: () => void): () => void {
  let after = 0
  // A frame is painted after its callbacks.
  const frame = requestAnimationFrame(() => {
    after = window.setTimeout(run)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(after)
  }
}

/** Whether what a component drew first has been painted. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => afterPaint(() => startTransition(() => setPainted(true))), [])
  return painted
}
