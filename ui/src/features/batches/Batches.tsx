// Every batch, newest first as the office sorts them.
import { Link } from 'react-router-dom'
import { Stack, Td, TextLink } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { BatchRow, Document } from '../../api/generated'
import { Async } from '../../components/Async'
import { Page } from '../../components/Page'
import { Rows } from '../../components/Rows'
import { State } from '../../components/State'
import { count } from '../../lib/number'
import { words } from '../../words/ja'
import { countOf, documentsIn } from './documents'

const w = words.batches

export function Batches() {
  const batches = useRead('batches', {})
  return (
    <Page title={w.title} lead={w.lead}>
      <Async read={batches}>
        {({ rows }) => <List rows={rows} />}
      </Async>
    </Page>
  )
}

function List({ rows }: { rows: BatchRow[] }) {
  const documents = documentsIn(rows)
  const right = (label: string) => ({ label, align: 'right' as const })
  return (
    <Stack gap={1}>
      <Rows
        label={w.title}
        columns={[w.number, w.asOf, w.state, ...[w.pieces, ...documents.map(({ text }) => text), w.spoiled, w.withdrawn, w.returned].map(right)]}
        empty={w.empty}
      >
        {rows.map((batch) => (
          <Line key={batch.id} batch={batch} documents={documents.map(({ document }) => document)} />
        ))}
      </Rows>
      {rows.length === 0 ? (
        <TextLink elementAs={Link} to="/decisions">
          {w.toDecisions}
        </TextLink>
      ) : null}
    </Stack>
  )
}

function Line({ batch, documents }: { batch: BatchRow; documents: Document[] }) {
  const counts = [batch.pieces, ...documents.map((document) => countOf(batch, document)), batch.spoiled, batch.withdrawn, batch.returned]
  return (
    <tr>
      <Td>
        <TextLink elementAs={Link} to={`/batches/${encodeURIComponent(batch.id)}`} className="number">
          {batch.number}
        </TextLink>
      </Td>
      <Td>{batch.asOfText}</Td>
      <Td>
        <State state={batch.state} text={batch.stateText} />
      </Td>
      {counts.map((value, i) => (
        <Td key={i} align="right">
          <span className="number">{count(value)}</span>
        </Td>
      ))}
    </tr>
  )
}
