// Where a piece or a batch stands, as a label.
import { StatusLabel } from 'smarthr-ui'
import type { BatchState, PieceState } from '../api/generated'

const COLOURS: Record<PieceState | BatchState, 'blue' | 'green' | 'grey' | 'warning' | 'red'> = {
  made: 'blue',
  printed: 'blue',
  enclosed: 'blue',
  posted: 'green',
  returned: 'warning',
  spoiled: 'grey',
  withdrawn: 'red',
  empty: 'grey',
}

export function State({ state, text }: { state: PieceState | BatchState; text: string }) {
  return <StatusLabel type={COLOURS[state]}>{text}</StatusLabel>
}
