// A page: its heading takes the focus on arrival, so that a keyboard or a screen reader starts at the top.
// A page that is made for typing at once says so and takes the focus itself.
import { useEffect, useRef, type ReactNode } from 'react'
import { Cluster, PageHeading, Stack } from 'smarthr-ui'
import { words } from '../words/ja'

type Props = {
  title: string
  heading?: ReactNode
  lead?: string
  aside?: ReactNode
  focus?: boolean
  /** Names what stands below the heading where that changes as a whole: the page then begins at the top again. */
  stage?: string
  children: ReactNode
}

export function Page({ title, heading: shown = title, lead, aside, focus = true, stage = '', children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus) heading.current?.focus()
  }, [title, focus, stage])
  return (
    <Stack gap={1.5} className="page">
      <Cluster justify="space-between" align="flex-end" gap={1}>
        <Stack gap={0.5}>
          <PageHeading ref={heading} tabIndex={-1} pageTitle={title} pageTitleSuffix={` - ${words.product}`}>
            {shown}
          </PageHeading>
          {lead ? <p className="lead">{lead}</p> : null}
        </Stack>
        {aside}
      </Cluster>
      {children}
    </Stack>
  )
}
