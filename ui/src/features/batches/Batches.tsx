// Every batch, newest first as the office sorts them.
import { Link } from 'react-router-dom'
import { Button, Cluster, Stack, Td, TextLink } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { BatchRow, Document } from '../../api/generated'
import { Async } from '../../components/Async'
import { Page } from '../../components/Page'
import { Rows } from '../../components/Rows'
import { State } from '../../components/State'
import { valueOf } from '../../lib/codes'
import { count } from '../../lib/number'
import { usePlace } from '../../lib/place'
import { WAITING } from '../../lib/waiting'
import { words } from '../../words/ja'
import { countOf, documentsIn } from './documents'

const w = words.batches

export function Batches() {
  const place = usePlace()
  const waiting = valueOf(WAITING, place.text('waiting'))
  const batches = useRead('batches', {})
  return (
    <Page title={w.title} lead={w.lead}>
      <Async read={batches}>
        {({ rows }) => (
          <Stack gap={0.5}>
            {waiting ? (
              <Cluster align="center">
                <span role="status">{w.only(w.waiting[waiting])}</span>
                <Button size="s" onClick={() => place.go({ waiting: '' })}>
                  {w.all}
                </Button>
              </Cluster>
            ) : null}
            <List rows={waiting ? rows.filter((row) => WAITING[waiting](row) > 0) : rows} empty={waiting ? w.noneWaits : w.empty} />
          </Stack>
        )}
      </Async>
    </Page>
  )
}

function List({ rows, empty }: { rows: BatchRow[]; empty: string }) {
  const documents = documentsIn(rows)
  const right = (label: string) => ({ label, align: 'right' as const })
  return (
    <Stack gap={1}>
      <Rows
        label={w.title}
        columns={[w.number, w.asOf, w.state, ...[w.pieces, ...documents.map(({ text }) => text), w.spoiled, w.withdrawn, w.returned].map(right)]}
        empty={empty}
      >
        {rows.map((batch) => (
          <Line key={batch.id} batch={batch} documents={documents.map(({ document }) => document)} />
        ))}
      </Rows>
      {rows.length === 0 && empty === w.empty ? (
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
