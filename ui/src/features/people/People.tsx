// Everyone, found by name, kana or number, and by address.
import { useState, type FormEvent } from 'react'
import { Button, Cluster, FormControl, Input, Td } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { PersonRow } from '../../api/generated'
import { Async } from '../../components/Async'
import { Page } from '../../components/Page'
import { Paged } from '../../components/Pager'
import { PersonLink } from '../../components/RowLink'
import { Rows } from '../../components/Rows'
import { Written } from '../../components/Written'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'

const w = words.people

export function People() {
  const place = usePlace()
  const query = place.text('q')
  const address = place.text('address')
  const people = useRead('people', { query, address, page: place.page() }, { keep: () => true })
  return (
    <Page title={w.title}>
      <Search key={`${query}\n${address}`} query={query} address={address} onSearch={(q, a) => place.go({ q, address: a, page: 1 })} />
      <Async read={people}>
        {({ rows, total, more, page, perPage }) => (
          <Paged total={total} page={page} perPage={perPage} of={`${query}\n${address}`} onPage={(to) => place.go({ page: to })}>
            {more ? <p className="quiet">{w.more(total)}</p> : null}
            <Rows label={w.title} columns={[w.insured, w.name, w.birth, w.sexRelation, w.acquired, w.employer, w.addressOf]} empty={w.nobody}>
              {rows.map((person) => (
                <PersonLine key={person.id} person={person} />
              ))}
            </Rows>
          </Paged>
        )}
      </Async>
    </Page>
  )
}

function Search(props: { query: string; address: string; onSearch: (query: string, address: string) => void }) {
  const [query, setQuery] = useState(props.query)
  const [address, setAddress] = useState(props.address)
  const search = (event: FormEvent) => {
    event.preventDefault()
    props.onSearch(query.trim(), address.trim())
  }
  return (
    <form role="search" onSubmit={search}>
      <Cluster align="flex-end" gap={1}>
        <FormControl label={w.query}>
          <Input name="query" width="22em" placeholder={w.queryHelp} value={query} autoComplete="off" onChange={(e) => setQuery(e.target.value)} />
        </FormControl>
        <FormControl label={w.address}>
          <Input name="address" width="14em" placeholder={w.addressHelp} value={address} autoComplete="off" onChange={(e) => setAddress(e.target.value)} />
        </FormControl>
        <Button type="submit" variant="primary">
          {w.search}
        </Button>
        {props.query || props.address ? (
          <Button type="button" variant="text" onClick={() => props.onSearch('', '')}>
            {w.clear}
          </Button>
        ) : null}
      </Cluster>
    </form>
  )
}

function PersonLine({ person }: { person: PersonRow }) {
  return (
    <tr>
      <Td>
        <span className="number">{person.insured}</span>
      </Td>
      <Td>
        <PersonLink person={person.id} className="name">
          <Written text={person.name} />
        </PersonLink>
        <span className="kana">{person.kana}</span>
      </Td>
      <Td>
        <span className="nowrap">{person.birthText}</span>
      </Td>
      <Td>
        <span className="nowrap">{[person.sexText, person.relationText].filter(Boolean).join(words.between)}</span>
      </Td>
      <Td>
        <span className="nowrap">{person.acquiredText}</span>
      </Td>
      <Td>{person.employer ?? w.notShown}</Td>
      <Td>
        <span className="wide two-lines" title={person.address ?? undefined}>
          {person.address === null ? w.notShown : <Written text={person.address} />}
        </span>
      </Td>
    </tr>
  )
}
