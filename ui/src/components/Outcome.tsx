// An outcome as a coloured label: colour repeats the words, never replaces them.
import { StatusLabel } from 'smarthr-ui'
import type { Listed } from '../api/generated'
import { valueOf } from '../lib/codes'

const COLOURS: Record<Listed, 'blue' | 'green' | 'grey' | 'warning' | 'red' | 'error'> = {
  certificate: 'blue',
  notice: 'green',
  notice_last4: 'green',
  none: 'grey',
  hold: 'warning',
  individual_check: 'red',
  error: 'error',
}

/** The outcome that the address names. */
export const outcomeOf = (text: string): Listed | null => valueOf(COLOURS, text)

export function Outcome({ outcome, text }: { outcome: Listed; text: string }) {
  return <StatusLabel type={COLOURS[outcome]}>{text}</StatusLabel>
}
