// Which rows of how many are shown, and the way to the others.
import { Cluster, Pagination } from 'smarthr-ui'
import { words } from '../words/ja'

type Props = { total: number; page: number; perPage: number; onPage: (page: number) => void }

export function Pager({ total, page, perPage, onPage }: Props) {
  if (total === 0) return null
  const pages = Math.ceil(total / perPage)
  return (
    <Cluster justify="space-between" align="center" className="pager">
      <span className="quiet">{words.page.of((page - 1) * perPage + 1, Math.min(page * perPage, total), total)}</span>
      {pages > 1 ? <Pagination total={pages} current={page} onClick={onPage} /> : null}
    </Cluster>
  )
}
