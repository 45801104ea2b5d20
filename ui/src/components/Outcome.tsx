// An outcome as a coloured label: colour repeats the words, never replaces them.
import { StatusLabel } from 'smarthr-ui'

const COLOURS: Record<string, 'blue' | 'green' | 'grey' | 'warning' | 'red' | 'error'> = {
  certificate: 'blue',
  notice: 'green',
  notice_last4: 'green',
  none: 'grey',
  hold: 'warning',
  individual_check: 'red',
  error: 'error',
}

export function Outcome({ outcome, text }: { outcome: string; text: string }) {
  return <StatusLabel type={COLOURS[outcome] ?? 'grey'}>{text}</StatusLabel>
}
