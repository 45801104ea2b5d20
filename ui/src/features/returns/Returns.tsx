// What came back: entered by scanner or by hand, one after the other, and cleared once somebody has looked into it.
import { Stack } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import { Async } from '../../components/Async'
import { Page } from '../../components/Page'
import { words } from '../../words/ja'
import { Entry } from './Entry'
import { OpenReturns } from './OpenReturns'

export function Returns() {
  const returns = useRead('returns', {})
  return (
    <Page title={words.returns.title} lead={words.returns.lead} focus={false}>
      <Async read={returns}>
        {({ rows, reasons }) => (
          <Stack gap={1.5}>
            <Entry reasons={reasons} />
            <OpenReturns rows={rows} />
          </Stack>
        )}
      </Async>
    </Page>
  )
}
