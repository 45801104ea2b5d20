// One person: items, the decision of the day with its reason, pieces and what became of them, and of the registration.
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import { Td } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { Accepted, PersonDetail } from '../../api/generated'
import { Async } from '../../components/Async'
import { DayField } from '../../components/DayField'
import { DecisionFacts } from '../../components/DecisionFacts'
import { Facts } from '../../components/Facts'
import { Landing } from '../../components/Landing'
import { Message } from '../../components/Message'
import { Page } from '../../components/Page'
import { Panel } from '../../components/Panel'
import { SerialLink, WayBack } from '../../components/RowLink'
import { Rows } from '../../components/Rows'
import { State } from '../../components/State'
import { Written } from '../../components/Written'
import { useAsOf } from '../../lib/asOf'
import { wareki } from '../../lib/day'
import { words } from '../../words/ja'
import { Correct } from './Correct'
import { Disclosure } from './Disclosure'
import { History } from './History'

const w = words.people

export function Person({ begin, today }: { begin: string; today: string }) {
  const { id = '' } = useParams()
  const { asOf, readable, onDay } = useAsOf(begin)
  const [accepted, setAccepted] = useState<Accepted | null>(null)
  const read = useRead('person', { person: id, asOf }, { keep: (before) => before.person === id })
  const told = accepted ? (
    <Landing of={accepted}>
      <Message type="success" title={w.accepted(accepted.insured)} />
    </Landing>
  ) : null
  const back = <WayBack otherwise="people" />
  return (
    <Async read={read} around={(waiting) => <Page title={w.title} aside={back}>{told}{waiting}</Page>}>
      {(detail) => (
        <Page
          title={detail.person.name}
          windowTitle={w.title}
          heading={<Written text={detail.person.name} />}
          lead={`${detail.person.insured}　${detail.person.kana}`}
          aside={back}
        >
          {told}
          <Items detail={detail} />
          {/* What was looked at before may not be shown any more. */}
          <Correct key={accepted === null ? 'before' : 'after'} person={detail.person.id} today={today} asOf={asOf} />
          <Panel title={w.decision} aside={<DayField label={words.decisions.asOf} value={asOf} onDay={onDay} />}>
            {readable ? <DecisionFacts decision={detail.decision} /> : null}
          </Panel>
          <Pieces detail={detail} />
          <Events detail={detail} />
          <History person={detail.person.id} />
          <Disclosure insured={detail.person.insured} name={detail.person.name} onStart={() => setAccepted(null)} onAccepted={setAccepted} />
        </Page>
      )}
    </Async>
  )
}

function Items({ detail: { person, facts } }: { detail: PersonDetail }) {
  const shown = (value: string | null) => value || w.notShown
  return (
    <Panel title={w.items}>
      <Facts
        facts={[
          { term: w.birth, value: person.birthText },
          { term: w.sex, value: shown(person.sexText) },
          { term: w.relation, value: shown(person.relationText) },
          { term: w.acquired, value: person.acquiredText },
          { term: w.lost, value: person.lostOn ? wareki(person.lostOn) : words.none },
          { term: w.employer, value: shown(person.employer) },
          { term: w.postal, value: shown(person.postal) },
          { term: w.phone, value: shown(person.phone) },
          { term: w.addressOf, value: person.address ? <Written text={person.address} /> : w.notShown, wide: true },
          ...facts.map(({ itemText, text }) => ({ term: itemText, value: text })),
        ]}
      />
    </Panel>
  )
}

function Pieces({ detail }: { detail: PersonDetail }) {
  const b = words.batches
  return (
    <Panel title={w.pieces}>
      <Rows label={w.pieces} columns={[b.serial, b.document, b.validUntil, words.decision.reason, b.pieceState]} empty={w.noPieces}>
        {detail.pieces.map((piece) => (
          <tr key={piece.serial}>
            <Td>
              <SerialLink serial={piece.serial} text={piece.serialText} />
            </Td>
            <Td>{piece.documentText}</Td>
            <Td>{piece.validUntil ? wareki(piece.validUntil) : words.none}</Td>
            <Td>{piece.reasonText}</Td>
            <Td>
              <State state={piece.state} text={piece.stateText} />
            </Td>
          </tr>
        ))}
      </Rows>
    </Panel>
  )
}

function Events({ detail }: { detail: PersonDetail }) {
  return (
    <Panel title={w.events}>
      <Rows label={w.events} columns={[w.at, w.what, w.actor, w.serial]} empty={w.noEvents}>
        {detail.events.map((event, i) => (
          <tr key={i}>
            <Td>
              <span className="number">{event.atText}</span>
            </Td>
            <Td>{event.text}</Td>
            <Td>
              <span className="nowrap">{event.actor}</span>
            </Td>
            <Td>
              <span className="number">{event.serial}</span>
            </Td>
          </tr>
        ))}
      </Rows>
    </Panel>
  )
}
