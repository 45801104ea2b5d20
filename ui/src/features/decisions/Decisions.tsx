// Who gets what on a day, and why. From here a batch is made: the button says how many pieces, and the office refuses any other number.
import { useNavigate } from 'react-router-dom'
import { useState } from 'react'
import { Button, Cluster, Stack, Td } from 'smarthr-ui'
import { useRead, useWrite } from '../../api/commands'
import type { DecisionRow, OutcomeGroup, OutcomeRow, PlanPage } from '../../api/generated'
import { useMade } from '../../api/kept'
import { Async } from '../../components/Async'
import { Confirm } from '../../components/Confirm'
import { DayField } from '../../components/DayField'
import { Outcome, outcomeOf } from '../../components/Outcome'
import { Page } from '../../components/Page'
import { Paged } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { PersonLink } from '../../components/RowLink'
import { Rows } from '../../components/Rows'
import { Working } from '../../components/Working'
import { Written } from '../../components/Written'
import { useAsOf } from '../../lib/asOf'
import { wareki } from '../../lib/day'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'

const w = words.decisions

export function Decisions({ begin, lastBatch }: { begin: string; lastBatch: string | null }) {
  const place = usePlace()
  const { asOf, readable, onDay } = useAsOf(begin)
  const outcome = outcomeOf(place.text('outcome'))
  const plan = useRead('plan', { asOf, outcome, page: place.page() }, { keep: () => true })
  return (
    <Page
      title={w.title}
      lead={w.lead}
      aside={
        <Cluster align="flex-end">
          <DayField label={w.asOf} value={asOf} onDay={onDay} />
          {plan.data && !plan.error ? <Make plan={plan.data} lastBatch={lastBatch} ready={readable && !plan.isPlaceholderData && !plan.isFetching} /> : null}
        </Cluster>
      }
    >
      <Async read={plan}>
        {(page) => (
          <Stack gap={0.75}>
            <Outcomes counts={page.counts} chosen={outcome} onChoose={(chosen) => place.go({ outcome: chosen ?? '', page: 1 })} />
            <Reasons row={page.counts.find((c) => c.outcome === outcome)} />
            <Paged total={page.total} page={page.page} perPage={page.perPage} of={outcome ?? ''} onPage={(to) => place.go({ page: to })}>
              <Rows label={w.title} columns={[words.people.insured, words.people.name, words.decision.outcome, words.decision.reason, words.decision.rule, words.decision.delivery]} empty={w.nobody}>
                {page.rows.map((row) => (
                  <Line key={row.person} row={row} />
                ))}
              </Rows>
            </Paged>
          </Stack>
        )}
      </Async>
    </Page>
  )
}

function Make({ plan, lastBatch, ready }: { plan: PlanPage; lastBatch: string | null; ready: boolean }) {
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const last = useMade()
  const make = useWrite('batch_make', {
    onSuccess: (made) => {
      setAsking(false)
      last.keep({ batch: made.batch.id, pieces: made.batch.pieces, stopped: made.stopped })
      void navigate(`/batches/${encodeURIComponent(made.batch.id)}`)
    },
  })
  // Whoever a later batch serves would be offered once more.
  if (lastBatch !== null && plan.asOf < lastBatch) return <p className="quiet">{w.beforeLastBatch(wareki(lastBatch))}</p>
  if (plan.pieces === 0 && !asking) return <p className="quiet">{w.noPieces}</p>
  return (
    <Cluster align="center">
      <Button
        variant="primary"
        disabled={!ready}
        onClick={() => {
          make.reset()
          setAsking(true)
        }}
      >
        {w.make(plan.pieces)}
      </Button>
      <Confirm
        isOpen={asking}
        title={w.confirmTitle}
        action={w.make(plan.pieces)}
        busy={make.isPending || !ready}
        fault={make.error}
        onAction={() => make.mutate({ asOf: plan.asOf, expected: plan.pieces })}
        onClose={() => setAsking(false)}
      >
        {make.isPending ? <Working label={w.making} canCancel /> : w.confirm(plan.pieces, plan.asOfText)}
      </Confirm>
    </Cluster>
  )
}

function Outcomes({ counts, chosen, onChoose }: { counts: OutcomeRow[]; chosen: OutcomeGroup | null; onChoose: (outcome: OutcomeGroup | null) => void }) {
  // An outcome that nobody has is left out, unless it is the one that was asked for.
  const shown = counts.filter((c) => c.count > 0 || c.outcome === chosen)
  const everyone = counts.reduce((sum, c) => sum + c.count, 0)
  return (
    <ul className="cards" aria-label={w.counts}>
      <li>
        <button type="button" className="card" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
          <span className="card-title">{w.all}</span>
          <span className="card-count">{w.people(everyone)}</span>
        </button>
      </li>
      {shown.map((row) => (
        <li key={row.outcome}>
          <button type="button" className="card" aria-pressed={chosen === row.outcome} onClick={() => onChoose(row.outcome)}>
            <span className={`card-title card-${row.outcome}`}>{row.text}</span>
            <span className="card-count">{w.people(row.count)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Reasons({ row }: { row: OutcomeRow | undefined }) {
  if (!row || row.reasons.length === 0) return null
  return (
    <Panel title={w.reasons}>
      <ul className="plain breakdown">
        {row.reasons.map((reason) => (
          <li key={reason.text}>
            <span>{reason.text}</span>
            <span className="number">{w.people(reason.count)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Line({ row }: { row: DecisionRow }) {
  return (
    <tr>
      <Td>
        <span className="number">{row.insured}</span>
      </Td>
      <Td>
        <PersonLink person={row.person} className="name">
          <Written text={row.name} />
        </PersonLink>
        <span className="kana">{row.kana}</span>
      </Td>
      <Td>
        <Outcome outcome={row.outcome} text={row.outcomeText} />
      </Td>
      <Td>
        <div className="wide two-lines" title={row.missingTexts.join(words.between)}>
          {row.reasonText} <span className="quiet">{row.missingTexts.join(words.between)}</span>
        </div>
      </Td>
      <Td>
        <span className="number">{row.rule}</span>
      </Td>
      <Td>
        <span className="half">{row.deliveryText}</span>
      </Td>
    </tr>
  )
}
