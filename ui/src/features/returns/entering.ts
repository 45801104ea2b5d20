// Scans on their way into the office. They live above the pages, so that none is lost: each is answered in its turn, and one without
// a reason waits until there is one.
import { useWriteQueue } from '../../api/commands'
import type { Fault } from '../../api/fault'
import type { ReturnReason, ReturnRow, ReturnVia } from '../../api/generated'
import { useKept } from '../../api/kept'
import { digitsOf } from '../../lib/serial'

export type ScanState = 'unexplained' | 'waiting' | 'entered' | 'refused'

export type Scan = {
  no: number
  /** As it came from the scanner or the keyboard. */
  typed: string
  via: ReturnVia
  reason: ReturnReason | null
  state: ScanState
  /** What the office knows of it, once it is entered. */
  row: ReturnRow | null
  fault: Fault | null
}

/** So many that went in stay in sight. What asks for work stays in any case. */
const ENTERED_SHOWN = 30

export function useEntering() {
  const scans = useKept<Scan[]>(['scans'])
  const now = () => scans.now() ?? []
  const turn = () => now().find(({ state }) => state === 'waiting')
  const change = (which: (scan: Scan) => boolean, to: Partial<Scan>) => scans.keep(now().map((scan) => (which(scan) ? { ...scan, ...to } : scan)))
  const settle = (to: Partial<Scan>) => {
    const scan = turn()
    if (scan) change(({ no }) => no === scan.no, to)
  }
  const goOn = useWriteQueue('piece_return', {
    next: () => {
      const scan = turn()
      return scan && scan.reason !== null ? { serial: scan.typed, reason: scan.reason, via: scan.via } : null
    },
    onSuccess: ({ rows }) => {
      const serial = digitsOf(turn()?.typed ?? '')
      settle({ state: 'entered', row: rows.find((row) => row.serial === serial) ?? null })
    },
    onFault: (fault) => settle({ state: 'refused', fault }),
  })
  return {
    /** In the order in which they came. */
    scans: scans.value ?? [],
    take: (typed: string, reason: ReturnReason | null, via: ReturnVia) => {
      const before = now()
      const done = before.filter(({ state }) => state === 'entered').slice(0, -ENTERED_SHOWN)
      const no = (before.at(-1)?.no ?? 0) + 1
      const state = reason === null ? 'unexplained' : 'waiting'
      scans.keep([...before.filter((scan) => !done.includes(scan)), { no, typed, via, reason, state, row: null, fault: null }])
      goOn()
    },
    /** Gives the reason to all that came without one. */
    explain: (reason: ReturnReason) => {
      if (now().every(({ state }) => state !== 'unexplained')) return
      change(({ state }) => state === 'unexplained', { reason, state: 'waiting' })
      goOn()
    },
    again: (scan: Scan) => {
      change(({ no }) => no === scan.no, { state: 'waiting', fault: null })
      goOn()
    },
    /** Takes one that was refused, or has no reason, off the list. */
    leave: (scan: Scan) => scans.keep(now().filter(({ no }) => no !== scan.no)),
  }
}

export type Entering = ReturnType<typeof useEntering>
