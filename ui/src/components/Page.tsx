// A page: its heading takes the focus on arrival, so that a keyboard or a screen reader starts at the top.
// A page that is made for typing at once says so and takes the focus itself.
import { useEffect, useRef, type ReactNode } from 'react'
import { Cluster, PageHeading, Stack } from 'smarthr-ui'
import { showTitle } from '../bridge/tauri'
import { focusOn } from '../lib/focus'
import { useCameBack } from './RowLink'
import { words } from '../words/ja'

type Props = {
  title: string
  heading?: ReactNode
  /** What the window is called meanwhile; the system lists it for every program. */
  windowTitle?: string
  lead?: string
  aside?: ReactNode
  focus?: boolean
  /** Names what stands below the heading where that changes as a whole: the page then begins at the top again. */
  stage?: string
  children: ReactNode
}

export function Page({ title, heading: shown = title, windowTitle = title, lead, aside, focus = true, stage = '', children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Who comes back from a person or a piece goes on at their row, which takes the focus itself once it is there.
  const arrived = useRef(useCameBack() === null)
  useEffect(() => {
    if (focus && arrived.current) focusOn(heading.current)
    arrived.current ||= document.activeElement?.closest('table') != null
  }, [title, focus, stage])
  useEffect(() => showTitle(`${windowTitle}｜${words.product}`), [windowTitle])
  return (
    <Stack gap={1} className="page">
      <Cluster justify="space-between" align="flex-end" gap={1}>
        <Stack gap={0.25}>
          <PageHeading ref={heading} tabIndex={-1} pageTitle={windowTitle} pageTitleSuffix={words.product}>
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
