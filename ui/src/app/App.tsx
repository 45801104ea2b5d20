// The providers around everything. `client` is given by tests alone.
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { HashRouter } from 'react-router-dom'
import { createTheme, IntlProvider, ThemeProvider } from 'smarthr-ui'
import { newClient } from '../api/commands'
import { Frame } from './Frame'

const THEME = createTheme()

export function App({ client: given }: { client?: QueryClient }) {
  const [client] = useState(() => given ?? newClient())
  return (
    <QueryClientProvider client={client}>
      <IntlProvider locale="ja">
        <ThemeProvider theme={THEME}>
          <HashRouter>
            <Frame />
          </HashRouter>
        </ThemeProvider>
      </IntlProvider>
    </QueryClientProvider>
  )
}
