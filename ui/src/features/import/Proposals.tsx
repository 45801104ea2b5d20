// Who joins and what changes, item by item.
import { Stack, StatusLabel, Td } from 'smarthr-ui'
import type { ImportPreview, ProposalRow } from '../../api/generated'
import { Changes } from '../../components/Changes'
import { Pager } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { Written } from '../../components/Written'
import { CHANGE_COLOURS } from '../../lib/change'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'

const PER_PAGE = 20

export function Proposals({ preview }: { preview: ImportPreview }) {
  const place = usePlace()
  const { proposals } = preview
  const all = preview.joins + preview.changes
  const page = Math.min(place.page('newPage'), Math.max(1, Math.ceil(proposals.length / PER_PAGE)))
  return (
    <Panel title={words.import.proposals} aside={proposals.length < all ? <span className="quiet">{words.import.firstShown(proposals.length, all)}</span> : null}>
      <Stack gap={1}>
        <Rows
          label={words.import.proposals}
          columns={[words.import.place, words.import.kind, words.import.insured, words.import.name, words.import.content]}
          empty={words.none}
        >
          {proposals.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((proposal) => (
            <tr key={`${proposal.row} ${proposal.insured}`}>
              <Td>
                <span className="nowrap">{words.import.row(proposal.row)}</span>
              </Td>
              <Td>
                <StatusLabel type={CHANGE_COLOURS[proposal.kind]}>{words.change.kindOf[proposal.kind]}</StatusLabel>
              </Td>
              <Td>
                <span className="number">{proposal.insured}</span>
              </Td>
              <Td>
                <span className="name">
                  <Written text={proposal.name} />
                </span>
              </Td>
              <Td>
                <Content proposal={proposal} />
              </Td>
            </tr>
          ))}
        </Rows>
        <Pager total={proposals.length} page={page} perPage={PER_PAGE} onPage={(to) => place.go({ newPage: to })} />
      </Stack>
    </Panel>
  )
}

function Content({ proposal }: { proposal: ProposalRow }) {
  switch (proposal.kind) {
    case 'join':
      return <Changes fields={proposal.fields} fresh />
    case 'change':
      return <Changes fields={proposal.fields} />
    default:
      return proposal.kind satisfies never
  }
}
