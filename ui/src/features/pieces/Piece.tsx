// One piece: what it is, whom it is for, where it lies, and every step on its way.
import { Link, useParams } from 'react-router-dom'
import { Td, TextLink } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { PieceDetail } from '../../api/generated'
import { Async } from '../../components/Async'
import { Facts } from '../../components/Facts'
import { Page } from '../../components/Page'
import { Panel } from '../../components/Panel'
import { PersonLink, WayBack } from '../../components/RowLink'
import { Rows } from '../../components/Rows'
import { State } from '../../components/State'
import { Written } from '../../components/Written'
import { wareki } from '../../lib/day'
import { words } from '../../words/ja'

const w = words.pieces

export function Piece() {
  const { serial = '' } = useParams()
  const read = useRead('piece', { serial })
  const back = <WayBack otherwise="pieces" />
  return (
    <Async read={read} around={(waiting) => <Page title={w.title} aside={back}>{waiting}</Page>}>
      {(detail) => (
        <Page title={w.detail(detail.piece.serialText)} windowTitle={w.title} lead={detail.piece.documentText} aside={back}>
          <What detail={detail} />
          <Steps detail={detail} />
        </Page>
      )}
    </Async>
  )
}

function What({ detail }: { detail: PieceDetail }) {
  const { piece } = detail
  const b = words.batches
  return (
    <Panel title={w.what} aside={<State state={piece.state} text={piece.stateText} />}>
      <Facts
        facts={[
          {
            term: b.name,
            value: (
              <PersonLink person={detail.person} className="name">
                <Written text={piece.name} />
              </PersonLink>
            ),
          },
          { term: words.people.insured, value: <span className="number">{piece.insured}</span> },
          { term: b.document, value: piece.documentText },
          {
            term: b.title,
            value: (
              <TextLink elementAs={Link} to={`/batches/${encodeURIComponent(detail.batch)}?page=${detail.batchPage}`} state={{ back: piece.serial }}>
                {w.inBatch(detail.batchNumber)}
              </TextLink>
            ),
          },
          { term: w.route, value: piece.routeText || words.none },
          { term: w.issuedOn, value: wareki(piece.issuedOn) },
          { term: b.validUntil, value: piece.validUntil ? wareki(piece.validUntil) : words.none },
          { term: b.file, value: piece.file ? b.filePage(piece.file, piece.filePage ?? 1) : words.none },
          { term: words.decision.reason, value: piece.reasonText || words.none },
        ]}
      />
    </Panel>
  )
}

function Steps({ detail }: { detail: PieceDetail }) {
  const p = words.people
  return (
    <Panel title={p.events}>
      <Rows label={p.events} columns={[p.at, p.what, p.actor]} empty={w.noSteps}>
        {detail.events.map((step, i) => (
          <tr key={i}>
            <Td>
              <span className="number">{step.atText}</span>
            </Td>
            <Td>{step.text}</Td>
            <Td>
              <span className="nowrap">{step.actor}</span>
            </Td>
          </tr>
        ))}
      </Rows>
    </Panel>
  )
}
