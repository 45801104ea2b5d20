// What jsdom and Node 20 lack, and a clean slate after each test.
import '@testing-library/jest-dom/vitest'
import { clearMocks } from '@tauri-apps/api/mocks'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// A first render takes seconds on a busy machine.
configure({ asyncUtilTimeout: 20_000 })

// smarthr-ui brings its own pdf.js, which wants this at import.
if (!('withResolvers' in Promise)) {
  Object.defineProperty(Promise, 'withResolvers', {
    configurable: true,
    value: function <T>(this: PromiseConstructor) {
      let resolve: (value: T) => void = () => undefined
      let reject: (reason: unknown) => void = () => undefined
      const promise = new this<T>((yes, no) => {
        resolve = yes as (value: T) => void
        reject = no
      })
      return { promise, resolve, reject }
    },
  })
}
window.matchMedia ??= ((media: string) => ({
  matches: false,
  media,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
})) as typeof window.matchMedia
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as unknown as typeof ResizeObserver

afterEach(() => {
  cleanup()
  clearMocks()
  window.location.hash = ''
})

// jsdom draws nothing, and says so loudly.
HTMLCanvasElement.prototype.getContext = (() => null) as typeof HTMLCanvasElement.prototype.getContext
// jsdom cannot scroll.
Element.prototype.scrollIntoView ??= () => undefined
