// Every batch, newest first as the office sorts them.
import { Link } from 'react-router-dom'
import { Stack, Td, TextLink } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { BatchRow } from '../../api/generated'
import { Async } from '../../components/Async'
import { Page } from '../../components/Page'
import { Rows } from '../../components/Rows'
import { State } from '../../components/State'
import { count } from '../../lib/number'
import { words } from '../../words/ja'

const w = words.batches

export function Batches() {
  const batches = useRead('batches', {})
  const right = (label: string) => ({ label, align: 'right' as const })
  return (
    <Page title={w.title} lead={w.lead}>
      <Async read={batches}>
        {({ rows }) => (
          <Stack gap={1}>
            <Rows
              label={w.title}
              columns={[w.number, w.asOf, w.state, right(w.pieces), right(w.certificates), right(w.notices), right(w.spoiled), right(w.withdrawn), right(w.returned)]}
              empty={w.empty}
            >
              {rows.map((batch) => (
                <Line key={batch.id} batch={batch} />
              ))}
            </Rows>
            {rows.length === 0 ? (
              <TextLink elementAs={Link} to="/decisions">
                {w.toDecisions}
              </TextLink>
            ) : null}
          </Stack>
        )}
      </Async>
    </Page>
  )
}

function Line({ batch }: { batch: BatchRow }) {
  const counts = [batch.pieces, batch.certificates, batch.notices, batch.spoiled, batch.withdrawn, batch.returned]
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
