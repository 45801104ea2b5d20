// An outcome as a coloured label: colour repeats the words, never replaces them.
import { StatusLabel } from 'smarthr-ui'
import type { OutcomeGroup } from '../api/generated'
import { valueOf } from '../lib/codes'

const COLOURS: Record<OutcomeGroup, 'blue' | 'green' | 'grey' | 'warning' | 'red' | 'error'> = {
  certificate: 'blue',
  notice: 'green',
  notice_last4: 'green',
  none: 'grey',
  hold: 'warning',
  individual_check: 'red',
  error: 'error',
}

/** The outcome that the address names. */
export const outcomeOf = (text: string): OutcomeGroup | null => valueOf(COLOURS, text)

export function Outcome({ outcome, text }: { outcome: OutcomeGroup; text: string }) {
  return <StatusLabel type={COLOURS[outcome]}>{text}</StatusLabel>
}
