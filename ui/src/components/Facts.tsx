// Items with their values; an item without a value is shown as such or left out.
import type { ReactNode } from 'react'
import { DefinitionList, DefinitionListItem } from 'smarthr-ui'

type Fact = { term: string; value: ReactNode; wide?: boolean }

export function Facts({ facts, columns = 3 }: { facts: Fact[]; columns?: number }) {
  return (
    <DefinitionList maxColumns={columns}>
      {facts.map(({ term, value, wide }, i) => (
        <DefinitionListItem key={i} term={term} fullWidth={wide}>
          {value}
        </DefinitionListItem>
      ))}
    </DefinitionList>
  )
}
