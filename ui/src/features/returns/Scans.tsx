// Each scan with its answer, newest first, read out as it comes.
import { Button, StatusLabel } from 'smarthr-ui'
import { Written } from '../../components/Written'
import { serialText } from '../../lib/serial'
import { words } from '../../words/ja'
import type { Entering, Scan, ScanState } from './entering'

const w = words.returns

const COLOURS: Record<ScanState, 'grey' | 'green' | 'warning' | 'red'> = { unexplained: 'warning', waiting: 'grey', entered: 'green', refused: 'red' }

export function Scans({ entering, onDone }: { entering: Entering; onDone: () => void }) {
  return (
    <div role="log" aria-label={w.scans}>
      <ol className="plain scans">
        {[...entering.scans].reverse().map((scan) => (
          <li key={scan.no}>
            <StatusLabel type={COLOURS[scan.state]}>{w.scanStates[scan.state]}</StatusLabel>
            <span className="number">{serialText(scan.typed)}</span>
            <span className="scan-answer">
              <Answer scan={scan} />
            </span>
            <Steps scan={scan} entering={entering} onDone={onDone} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Answer({ scan }: { scan: Scan }) {
  switch (scan.state) {
    case 'unexplained':
      return w.unexplained
    case 'waiting':
      return null
    case 'entered':
      return scan.row ? <Written text={w.entered(scan.row.insured, scan.row.name)} /> : null
    case 'refused':
      return scan.fault ? `${scan.fault.what}${scan.fault.next}` : null
    default:
      return scan.state satisfies never
  }
}

/** What asks for work stays until somebody has seen to it. */
function Steps({ scan, entering, onDone }: { scan: Scan; entering: Entering; onDone: () => void }) {
  if (scan.state !== 'refused' && scan.state !== 'unexplained') return null
  const step = (what: (scan: Scan) => void) => () => {
    what(scan)
    onDone()
  }
  const serial = serialText(scan.typed)
  return (
    <span className="actions">
      {scan.state === 'refused' ? (
        <Button size="s" aria-label={w.againOf(serial)} onClick={step(entering.again)}>
          {w.again}
        </Button>
      ) : null}
      <Button size="s" aria-label={w.leaveOf(serial)} onClick={step(entering.leave)}>
        {w.leave}
      </Button>
    </span>
  )
}
