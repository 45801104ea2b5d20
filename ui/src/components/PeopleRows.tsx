// Registered people by number and name, nothing else of them, each with the way to their page.
import { Td } from 'smarthr-ui'
import { words } from '../words/ja'
import { PersonLink } from './RowLink'
import { Rows } from './Rows'
import { Written } from './Written'

export function PeopleRows({ label, people }: { label: string; people: { insured: string; name: string }[] }) {
  return (
    <Rows label={label} columns={[words.import.insured, words.import.name]} empty={words.none}>
      {people.map((person) => (
        <tr key={person.insured}>
          <Td>
            <PersonLink person={person.insured} className="number">
              {person.insured}
            </PersonLink>
          </Td>
          <Td>
            <span className="name">
              <Written text={person.name} />
            </span>
          </Td>
        </tr>
      ))}
    </Rows>
  )
}
