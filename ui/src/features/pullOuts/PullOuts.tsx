// Every piece that must be pulled out of a pile, of whichever batch.
import { useRead } from '../../api/commands'
import { Async } from '../../components/Async'
import { Page } from '../../components/Page'
import { PullOutList } from '../../components/PullOutList'
import { words } from '../../words/ja'

const w = words.pullOuts

export function PullOuts() {
  const read = useRead('pull_outs', { batch: null })
  return (
    <Page title={w.title} lead={w.lead}>
      <Async read={read}>{({ rows }) => <PullOutList rows={rows} />}</Async>
    </Page>
  )
}
