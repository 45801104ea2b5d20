// One batch on its way from made to posted: the next step, what the last step left behind, and its pieces.
import { Link, useParams } from 'react-router-dom'
import { Base, Cluster, Stepper, UpwardLink } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { BatchRow, BatchState } from '../../api/generated'
import { Async } from '../../components/Async'
import { Page } from '../../components/Page'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'
import { documentsIn } from './documents'
import { NextStep } from './NextStep'
import { Pieces } from './Pieces'
import type { Printing } from './printing'
import { Results } from './Results'
import { ToPullOut } from './ToPullOut'

const w = words.batches

/** Which of the steps is done; of a batch without pieces none is. */
const DONE: Record<BatchState, number> = { empty: -1, made: 0, printed: 1, enclosed: 2, posted: 3 }

export function Batch({ printing }: { printing: Printing }) {
  const { id = '' } = useParams()
  const place = usePlace()
  const read = useRead('batch', { batch: id, page: place.page() }, { keep: (before) => before.batch === id })
  const back = (
    <UpwardLink elementAs={Link} to="/batches">
      {w.back}
    </UpwardLink>
  )
  return (
    <Async read={read} around={(waiting) => <Page title={w.title} aside={back}>{waiting}</Page>}>
      {(detail) => (
        <Page
          title={w.detail(detail.batch.number)}
          lead={[`${w.asOf} ${detail.batch.asOfText}`, ...documentsIn([detail.batch]).map(({ text, count }) => `${text} ${count}${words.unit.pieces}`)].join('　')}
          aside={back}
        >
          <Base padding={0.75}>
            <Cluster justify="space-between" align="center">
              <div className="steps">
                <Steps batch={detail.batch} />
              </div>
              <NextStep batch={detail.batch} printing={printing} />
            </Cluster>
          </Base>
          <Results batch={detail.batch.id} />
          <ToPullOut batch={detail.batch.id} />
          <Pieces detail={detail} printing={printing} onPage={(page) => place.go({ page })} />
        </Page>
      )}
    </Async>
  )
}

function Steps({ batch }: { batch: BatchRow }) {
  // Done is what the state says; the step after it is the one to take now.
  const done = DONE[batch.state]
  return (
    <Stepper
      type="horizontal"
      activeIndex={Math.min(done + 1, w.steps.length - 1)}
      steps={w.steps.map((label, i) => ({ label, ...(i <= done ? { status: 'completed' as const } : {}) }))}
    />
  )
}
