// The whole page at one address, in front of a stand-in office.
import type { QueryClient } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { App } from '../src/app/App'

export function openAt(hash: string, client?: QueryClient) {
  window.location.hash = hash
  const user = userEvent.setup()
  return { user, ...render(<App client={client} />) }
}
