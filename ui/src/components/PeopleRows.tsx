// People by number and name, nothing else of them.
import { Td } from 'smarthr-ui'
import { words } from '../words/ja'
import { Rows } from './Rows'
import { Written } from './Written'

export function PeopleRows({ label, people }: { label: string; people: { insured: string; name: string }[] }) {
  return (
    <Rows label={label} columns={[words.import.insured, words.import.name]} empty={words.none}>
      {people.map((person) => (
        <tr key={person.insured}>
          <Td>
            <span className="number">{person.insured}</span>
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
