// ホーム: what somebody must act on today, what stands still, and what was done last. Each block loads by itself; each count opens the list that it
// names.
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { Center, Loader, Stack, Td, TextLink } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { BatchRow, CountsRow, HoldReasonRow, ImportListed, StatusRes } from '../../api/generated'
import { Async } from '../../components/Async'
import { Page } from '../../components/Page'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { State } from '../../components/State'
import { Written } from '../../components/Written'
import { useAsOf } from '../../lib/asOf'
import { wareki } from '../../lib/day'
import { count } from '../../lib/number'
import { WAITING, type Waiting } from '../../lib/waiting'
import { words } from '../../words/ja'

const w = words.home

/** So many of the latest batches and imports. */
const LATEST = 5

export function Home({ status, counts, begin }: { status: StatusRes; counts: CountsRow; begin: string }) {
  const batches = useRead('batches', {})
  const imports = useRead('imports', { page: 1 })
  return (
    <Page title={w.title} lead={w.lead(status.todayText)}>
      <Panel title={w.today}>
        <Cards label={w.today}>
          <Card to="/pull-outs" text={words.pullOuts.title} figure={w.pieces(counts.toPullOut)} tone={counts.toPullOut > 0 ? 'error' : 'none'} />
          {batches.data ? <Steps rows={batches.data.rows} /> : null}
        </Cards>
        {batches.data ? null : <Async read={batches}>{() => null}</Async>}
      </Panel>
      <Panel title={w.stopped}>
        <Stack gap={0.5}>
          <Cards label={w.moved}>
            <Card to="/imports" text={w.heldRows} figure={w.lines(counts.heldRows)} tone={counts.heldRows > 0 ? 'hold' : 'none'} />
            <Card to="/returns" text={w.returned} figure={w.rows(counts.openReturns)} tone={counts.openReturns > 0 ? 'hold' : 'none'} />
          </Cards>
          {/* Everybody is judged for these: what is at hand comes first. */}
          {batches.isFetched ? <Held begin={begin} /> : <Waits />}
        </Stack>
      </Panel>
      <div className="halves">
        <Panel title={w.latest} aside={<To to="/batches">{w.allBatches}</To>}>
          <Async read={batches}>{({ rows }) => <Latest rows={rows.slice(0, LATEST)} />}</Async>
        </Panel>
        <Panel title={w.imports} aside={<To to="/imports">{w.allImports}</To>}>
          <Async read={imports}>{({ rows }) => <Imported rows={rows.slice(0, LATEST)} />}</Async>
        </Panel>
      </div>
    </Page>
  )
}

function Cards({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="cards cards-wide" aria-label={label}>
      {children}
    </ul>
  )
}

type Tone = 'none' | 'certificate' | 'hold' | 'individual_check' | 'error'

function Card({ to, text, figure, tone }: { to: string; text: string; figure: string; tone: Tone }) {
  return (
    <li>
      <Link className="card" to={to}>
        <span className={`card-title card-${tone}`}>{text}</span>
        <span className={tone === 'none' ? 'card-count quiet' : 'card-count'}>{figure}</span>
      </Link>
    </li>
  )
}

/** Pieces that wait for a step, of all batches together. */
function Steps({ rows }: { rows: BatchRow[] }) {
  return (Object.keys(WAITING) as Waiting[]).map((step) => {
    const pieces = rows.reduce((sum, row) => sum + WAITING[step](row), 0)
    return <Card key={step} to={`/batches?waiting=${step}`} text={words.batches.waiting[step]} figure={w.pieces(pieces)} tone={pieces > 0 ? 'certificate' : 'none'} />
  })
}

function Held({ begin }: { begin: string }) {
  const { asOf } = useAsOf(begin)
  const holds = useRead('holds', { asOf, reason: null, query: '', page: 1 })
  if (!holds.data && !holds.error) return <Waits />
  return (
    <Async read={holds}>
      {({ reasons }) =>
        reasons.length === 0 ? (
          <p className="quiet">{w.nobodyHeld(wareki(asOf))}</p>
        ) : (
          <>
            <p className="quiet">{w.held(wareki(asOf))}</p>
            <Cards label={w.stopped}>
              {reasons.map((row) => (
                <Card key={row.reason} to={`/holds?reason=${row.reason}`} text={row.text} figure={words.decisions.people(row.count)} tone={toneOf(row)} />
              ))}
            </Cards>
          </>
        )
      }
    </Async>
  )
}

function toneOf({ reason }: HoldReasonRow): Tone {
  if (reason === 'contradiction') return 'error'
  return reason === 'individual_check' ? reason : 'hold'
}

function Waits() {
  return (
    <Center padding={0.5}>
      <Loader size="s" text={w.judging} />
    </Center>
  )
}

function Latest({ rows }: { rows: BatchRow[] }) {
  const b = words.batches
  return (
    <Rows label={w.latest} columns={[b.number, b.asOf, b.state, { label: b.pieces, align: 'right' }]} empty={b.empty}>
      {rows.map((row) => (
        <tr key={row.id}>
          <Td>
            <TextLink elementAs={Link} to={`/batches/${encodeURIComponent(row.id)}`} className="number">
              {row.number}
            </TextLink>
          </Td>
          <Td>
            <span className="nowrap">{row.asOfText}</span>
          </Td>
          <Td>
            <State state={row.state} text={row.stateText} />
          </Td>
          <Td align="right">
            <span className="number">{count(row.pieces)}</span>
          </Td>
        </tr>
      ))}
    </Rows>
  )
}

function Imported({ rows }: { rows: ImportListed[] }) {
  const h = words.history
  return (
    <Rows label={w.imports} columns={[h.at, h.file, h.held]} empty={h.nothing}>
      {rows.map((row) => (
        <tr key={row.import}>
          <Td>
            <span className="nowrap">{row.madeAt}</span>
          </Td>
          <Td>
            <TextLink elementAs={Link} to={`/imports/${row.import}`}>
              <Written text={row.file} />
            </TextLink>
          </Td>
          <Td>
            <span className="nowrap">{row.undoneAt === null ? h.heldOf(row.open, row.waiting) : h.takenBack}</span>
          </Td>
        </tr>
      ))}
    </Rows>
  )
}

function To({ to, children }: { to: string; children: ReactNode }) {
  return (
    <TextLink elementAs={Link} to={to}>
      {children}
    </TextLink>
  )
}
