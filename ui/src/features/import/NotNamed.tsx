// Who is registered and not named by a file, and the other way round. It is told alone: nothing of these people changes.
import { Stack } from 'smarthr-ui'
import type { NotNamed as NotNamedPeople } from '../../api/generated'
import { Paged } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { PeopleRows } from '../../components/PeopleRows'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'

const PER_PAGE = 20

export function NotNamed({ told }: { told: NotNamedPeople }) {
  const place = usePlace()
  const { people } = told
  if (told.count === 0 && told.unknown === 0) return null
  const page = Math.min(place.page('absentPage'), Math.max(1, Math.ceil(people.length / PER_PAGE)))
  const first = people.length < told.count ? <span className="quiet">{words.import.firstShown(people.length, told.count)}</span> : null
  return (
    <Panel title={words.import.absent.title(told.text, told.count)} aside={first}>
      <Stack gap={1}>
        {told.unknown > 0 ? <p>{words.import.absent.unknown(told.unknown)}</p> : null}
        {told.count > 0 ? <p>{told.next}</p> : null}
        <Paged total={people.length} page={page} perPage={PER_PAGE} onPage={(to) => place.go({ absentPage: to })}>
          <PeopleRows label={told.text} people={people.slice((page - 1) * PER_PAGE, page * PER_PAGE)} />
        </Paged>
      </Stack>
    </Panel>
  )
}
