// A refusal of the office, as a value that the page can show: what happened and what to do next.
import { words } from '../words/ja'
import type { FaultCode, FaultRes } from './generated'

/** What the office calls a fault, or that nothing of the office was heard. */
export type Refused = FaultCode | 'bridge'

export class Fault extends Error {
  readonly code: Refused
  readonly what: string
  readonly next: string
  readonly incident: string | null

  constructor(row: Omit<FaultRes, 'code'> & { code: Refused }) {
    super(row.code)
    this.name = 'Fault'
    this.code = row.code
    this.what = row.what
    this.next = row.next
    this.incident = row.incident
  }

  /** Anything that was thrown: a row of the office, or a fault of the bridge itself. */
  static from(thrown: unknown): Fault {
    if (thrown instanceof Fault) return thrown
    if (isRow(thrown)) return new Fault(thrown)
    return new Fault({ code: 'bridge', ...words.fault.bridge, incident: null })
  }
}

function isRow(value: unknown): value is FaultRes {
  return typeof value === 'object' && value !== null && 'code' in value && 'what' in value && 'next' in value
}
