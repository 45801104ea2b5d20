// One decision in full: what, why, by which rule, on whose word.
import { Stack } from 'smarthr-ui'
import type { DecisionRow } from '../api/generated'
import { words } from '../words/ja'
import { Facts } from './Facts'
import { Outcome } from './Outcome'

export function DecisionFacts({ decision }: { decision: DecisionRow }) {
  const w = words.decision
  const text = (term: string, value: string) => (value === '' ? [] : [{ term, value }])
  const list = (term: string, values: string[]) => (values.length === 0 ? [] : [{ term, value: <Lines values={values} />, wide: true }])
  return (
    <Stack gap={1}>
      <Facts
        facts={[
          { term: w.outcome, value: <Outcome outcome={decision.outcome} text={decision.outcomeText} /> },
          ...text(w.reason, decision.reasonText),
          ...text(w.basis, decision.basisText),
          ...text(w.rule, decision.rule),
          ...text(w.validUntil, decision.validUntilText),
          ...text(w.ratio, decision.ratioText),
          ...text(w.delivery, decision.deliveryText),
          ...list(w.missing, decision.missingTexts),
          ...list(w.notes, decision.noteTexts),
          ...list(w.collect, decision.collectTexts),
          ...list(w.sources, decision.sources),
        ]}
      />
      {decision.alsoNotice ? <p>{w.alsoNotice}</p> : null}
    </Stack>
  )
}

function Lines({ values }: { values: string[] }) {
  return (
    <ul className="plain">
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  )
}
