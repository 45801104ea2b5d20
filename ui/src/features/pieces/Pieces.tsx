// 書類（整理番号） before one is named: the field, and what to do.
import { Page } from '../../components/Page'
import { Panel } from '../../components/Panel'
import { words } from '../../words/ja'
import { Search } from './Search'

const w = words.pieces

export function Pieces() {
  return (
    <Page title={w.title} lead={w.lead} focus={false}>
      <Panel title={w.find}>
        <p>{w.how}</p>
        <div className="search-wide">
          <Search label={w.field} autoFocus />
        </div>
      </Panel>
    </Page>
  )
}
