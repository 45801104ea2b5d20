// What came back: entered by scanner or by hand, one after the other, and cleared once somebody has looked into it.
import { Stack } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import { Async } from '../../components/Async'
import { Page } from '../../components/Page'
import { words } from '../../words/ja'
import type { Entering } from './entering'
import { Entry } from './Entry'
import { OpenReturns } from './OpenReturns'

export function Returns({ entering }: { entering: Entering }) {
  const returns = useRead('returns', {})
  return (
    <Page title={words.returns.title} lead={words.returns.lead} focus={false}>
      <Stack gap={1.5}>
        {returns.data ? <Entry reasons={returns.data.reasons} entering={entering} /> : null}
        <Async read={returns}>{({ rows }) => <OpenReturns rows={rows} />}</Async>
      </Stack>
    </Page>
  )
}
