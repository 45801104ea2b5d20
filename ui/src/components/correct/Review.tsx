// What would change of whom, with the decision before and after. What is shown here is what is written.
import { Button, Cluster, Stack, Td } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import type { CorrectDone, CorrectPreview, DecisionRow } from '../../api/generated'
import { Changes } from '../Changes'
import { FaultMessage, Message } from '../Message'
import { Outcome } from '../Outcome'
import { Panel } from '../Panel'
import { Rows } from '../Rows'
import { Written } from '../Written'
import { words } from '../../words/ja'

const w = words.correct

type Props = { preview: CorrectPreview; onBack: () => void; onDone: (done: CorrectDone) => void }

export function Review({ preview, onBack, onDone }: Props) {
  const write = useWrite('correct_apply', { onSuccess: onDone })
  const { changes, same, waiting, rows } = preview
  if (changes === 0) {
    return (
      <Panel title={w.review(0)}>
        <Message type="info" title={w.nothing} />
        <Cluster justify="flex-end">
          <Button onClick={onBack}>{w.back}</Button>
        </Cluster>
      </Panel>
    )
  }
  // Above the list: it can be long.
  const steps = (
    <Cluster justify="flex-end">
      <Button onClick={onBack} disabled={write.isPending}>
        {w.back}
      </Button>
      <Button variant="primary" loading={write.isPending} onClick={() => write.mutate({ preview: preview.preview })}>
        {w.write(changes)}
      </Button>
    </Cluster>
  )
  return (
    <Panel title={w.review(changes)} aside={steps}>
      <Stack gap={1}>
        <FaultMessage fault={write.error} />
        <p>{w.reviewLead}</p>
        {same > 0 ? <p>{w.same(same)}</p> : null}
        {waiting > 0 ? <p>{w.doneWaits(waiting)}</p> : null}
        <Rows label={w.review(changes)} columns={[words.people.insured, words.people.name, w.content, w.decision]} empty={words.none}>
          {rows.map((row) => (
            <tr key={row.person}>
              <Td>
                <span className="number">{row.insured}</span>
              </Td>
              <Td>
                <span className="name">
                  <Written text={row.name} />
                </span>
              </Td>
              <Td>
                <Changes fields={row.fields} />
                {row.waits ? <span className="quiet">{w.waits}</span> : null}
              </Td>
              <Td>
                <span className="decided">
                  <Decided row={row.before} />
                  <span>{w.becomes}</span>
                  <Decided row={row.after} />
                </span>
              </Td>
            </tr>
          ))}
        </Rows>
        {rows.length < changes ? <p className="quiet">{words.import.firstShown(rows.length, changes)}</p> : null}
      </Stack>
    </Panel>
  )
}

function Decided({ row }: { row: DecisionRow }) {
  return (
    <span>
      <Outcome outcome={row.outcome} text={row.outcomeText} />
      <span className="kana">{[row.reasonText, ...row.missingTexts].filter(Boolean).join(words.between)}</span>
    </span>
  )
}

/** What was written. */
export function Corrected({ done }: { done: CorrectDone }) {
  return (
    <Message type="success" title={w.done(done.changed)}>
      {done.waiting > 0 ? <p>{w.doneWaits(done.waiting)}</p> : null}
      <p>{w.doneNext}</p>
    </Message>
  )
}
