// Builds the page, and ships beside it the tables that pdf.js reads at run time: nothing may come from the network.
import react from '@vitejs/plugin-react'
import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const PDFJS = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/pdfjs-dist')
const TABLES = ['cmaps', 'standard_fonts', 'wasm']

function pdfjsTables(): Plugin {
  const files = TABLES.flatMap((folder) =>
    readdirSync(join(PDFJS, folder)).map((name) => ({ url: `pdfjs/${folder}/${name}`, path: join(PDFJS, folder, name) })),
  )
  return {
    name: 'pdfjs-tables',
    generateBundle() {
      for (const { url, path } of files) this.emitFile({ type: 'asset', fileName: url, source: readFileSync(path) })
    },
    configureServer(server) {
      server.middlewares.use((req, res, next) => {
        const file = files.find(({ url }) => req.url === `/${url}`)
        if (file) createReadStream(file.path).pipe(res)
        else next()
      })
    },
  }
}

export default defineConfig({
  plugins: [react(), pdfjsTables()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    target: 'safari16', // WebKitGTK 2.50 and WebView2 are both newer
    sourcemap: false,
    chunkSizeWarningLimit: 2000,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./tests/setup.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    css: false,
    // A first render takes seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
