// A white panel with its own heading.
import type { ReactNode } from 'react'
import { Base, Cluster, Heading, Section, Stack } from 'smarthr-ui'

type Props = { title: string; aside?: ReactNode; children: ReactNode }

export function Panel({ title, aside, children }: Props) {
  return (
    <Base padding={1}>
      <Section>
        <Stack gap={0.75}>
          <Cluster justify="space-between" align="center">
            <Heading type="blockTitle">{title}</Heading>
            {aside}
          </Cluster>
          {children}
        </Stack>
      </Section>
    </Base>
  )
}
