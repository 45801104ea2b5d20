// Rows page by page: how many there are and the way to the others stand above the table, and the way below it as well. Another page, and
// another list (`of` says what it lists), begins at the top, and there the focus goes.
import { useEffect, useRef, type ReactNode } from 'react'
import { Cluster, Pagination, Stack } from 'smarthr-ui'
import { focusOn } from '../lib/focus'
import { usePainted } from '../lib/painted'
import { words } from '../words/ja'

type Props = { total: number; page: number; perPage: number; of?: string; onPage: (page: number) => void; children: ReactNode }

export function Paged({ total, page, perPage, of = '', onPage, children }: Props) {
  const head = useRef<HTMLDivElement>(null)
  const begin = () => {
    focusOn(head.current, { preventScroll: true })
    head.current?.scrollIntoView({ block: 'start' })
  }
  const listed = useRef(of)
  useEffect(() => {
    if (listed.current === of) return
    listed.current = of
    begin()
  }, [of])
  const pages = Math.ceil(total / perPage)
  const go = (to: number) => {
    onPage(to)
    begin()
  }
  const painted = usePainted()
  const ways = pages > 1 ? <Pagination total={pages} current={page} onClick={go} /> : null
  return (
    <Stack gap={0.5}>
      <div ref={head} tabIndex={-1} className="pager">
        <Cluster justify="space-between" align="center">
          <span className="quiet" role="status">
            {total === 0 ? words.page.nothing : words.page.of((page - 1) * perPage + 1, Math.min(page * perPage, total), total)}
          </span>
          {ways}
        </Cluster>
      </div>
      {children}
      {ways && painted ? <Cluster justify="flex-end">{ways}</Cluster> : null}
    </Stack>
  )
}
