// Where a piece or a batch stands, as a label.
import { StatusLabel } from 'smarthr-ui'

const COLOURS: Record<string, 'blue' | 'green' | 'grey' | 'warning' | 'red'> = {
  made: 'blue',
  printed: 'blue',
  enclosed: 'blue',
  posted: 'green',
  returned: 'warning',
  spoiled: 'grey',
  withdrawn: 'red',
  empty: 'grey',
}

export function State({ state, text }: { state: string; text: string }) {
  return <StatusLabel type={COLOURS[state] ?? 'grey'}>{text}</StatusLabel>
}
