// The providers around everything. `client` is given by tests alone.
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { HashRouter } from 'react-router-dom'
import { createTheme, IntlProvider, ThemeProvider } from 'smarthr-ui'
import { newClient } from '../api/commands'
import { Safe } from '../components/Safe'
import { Frame } from './Frame'

const THEME = createTheme()

export function App({ client: given }: { client?: QueryClient }) {
  const [client] = useState(() => given ?? newClient())
  return (
    <QueryClientProvider client={client}>
      <IntlProvider locale="ja">
        <ThemeProvider theme={THEME}>
          <HashRouter>
            <Safe onAgain={() => window.location.reload()}>
              <Frame />
            </Safe>
          </HashRouter>
        </ThemeProvider>
      </IntlProvider>
    </QueryClientProvider>
  )
}
