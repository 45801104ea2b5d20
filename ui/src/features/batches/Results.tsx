// What the last step left behind: files written, serials to pull out of the pile, pieces that could not be made.
import { Button, Stack } from 'smarthr-ui'
import type { FindingRow } from '../../api/generated'
import { useMade } from '../../api/kept'
import { Landing } from '../../components/Landing'
import { Message } from '../../components/Message'
import { words } from '../../words/ja'
import { useOutcome, type Outcome } from './outcome'

const w = words.batches

export function Results({ batch }: { batch: string }) {
  const outcome = useOutcome(batch).value
  const made = useMade()
  return (
    <>
      {made.value?.batch === batch ? <Made {...made.value} fresh={outcome === null} onDone={() => made.keep(null)} /> : null}
      {outcome && outcome.step !== 'spoiled' ? (
        <Landing of={outcome}>
          <Stack gap={1}>
            <Last outcome={outcome} />
          </Stack>
        </Landing>
      ) : null}
    </>
  )
}

function Last({ outcome }: { outcome: Exclude<Outcome, { step: 'spoiled' }> }) {
  if (outcome.step === 'printed') {
    const { files, manifest, printed, withdrawn, stopped } = outcome.done
    return (
      <>
        <Serials title={w.pulledBeforePrint} why={w.pulledBeforePrintWhy} serials={withdrawn} />
        {stopped.length > 0 ? (
          <Message type="warning" title={w.notPrintable}>
            <Reasons rows={stopped} />
          </Message>
        ) : null}
        <Message type="success" title={w.printed(printed)}>
          <Stack gap={0.5}>
            <p>{w.printNext}</p>
            <p className="quiet">{w.files(files.length)}</p>
            <ul className="plain path">
              {files.map((file) => (
                <li key={file}>{file}</li>
              ))}
            </ul>
            <p className="quiet">{w.manifest}</p>
            <p className="path">{manifest}</p>
          </Stack>
        </Message>
      </>
    )
  }
  return (
    <>
      <Message type="success" title={outcome.step === 'enclosed' ? w.enclosed(outcome.moved) : w.posted(outcome.moved)} />
    </>
  )
}

function Serials({ title, why, serials }: { title: string; why: string; serials: string[] }) {
  if (serials.length === 0) return null
  return (
    <Message type="warning" title={title}>
      <p>{why}</p>
      <ul className="serials">
        {serials.map((serial) => (
          <li key={serial}>{serial}</li>
        ))}
      </ul>
    </Message>
  )
}

function Made({ pieces, stopped, fresh, onDone }: { pieces: number; stopped: FindingRow[]; fresh: boolean; onDone: () => void }) {
  return (
    <>
      {fresh ? <Message type="success" title={w.made(pieces)} /> : null}
      {stopped.length > 0 ? <Stopped rows={stopped} onDone={onDone} /> : null}
    </>
  )
}

function Stopped({ rows, onDone }: { rows: FindingRow[]; onDone: () => void }) {
  return (
    <Message type="warning" title={w.stopped}>
      <Stack gap={0.5}>
        <p>{w.stoppedHelp}</p>
        <Reasons rows={rows} />
        <div>
          <Button size="s" onClick={onDone}>
            {w.stoppedDone}
          </Button>
        </div>
      </Stack>
    </Message>
  )
}

function Reasons({ rows }: { rows: FindingRow[] }) {
  return (
    <ul className="plain">
      {rows.map((row, i) => (
        <li key={i}>
          <span className="number">{row.insured}</span> {row.text} {row.next}
        </li>
      ))}
    </ul>
  )
}
