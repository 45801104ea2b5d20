// The real window behind WebDriver: tauri-driver and the web view's own driver on ports of their own, and a window manager,
// without which a native dialog never gets the keyboard. Everything started here is ended here.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

// The packages of the page: nothing is installed for this test alone.
const { Builder, Capabilities } = createRequire(new URL('../../ui/package.json', import.meta.url))('selenium-webdriver')

// What the program knows of databases stays apart from what it knows of a person's own ones.
process.env.KENPO_STATE ??= mkdtempSync(join(tmpdir(), 'kenpo-state-'))

/** A debug build on a busy machine takes its time to draw for the first time. */
const START = 90_000

/** Starts the drivers; gives a function that opens the window, and one that ends everything. */
export async function drivers() {
  const [port, native] = [await freePort(), await freePort()]
  const manager = spawn('openbox', [], { stdio: 'ignore' })
  const driver = spawn(needed('TAURI_DRIVER'), ['--port', `${port}`, '--native-port', `${native}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  // The first is there before the second: a session asked for in between is refused.
  await Promise.all([listening(port), listening(native)])
  return {
    open: (args) => session(port, args),
    // Not SIGKILL: it would leave the native driver behind.
    end: () => [driver, manager].forEach((child) => child.kill('SIGTERM')),
  }
}

/** The window of the program, started with these arguments like by a person. */
async function session(port, args) {
  const capabilities = new Capabilities()
  capabilities.set('tauri:options', { application: needed('KENPO_DESK'), args })
  capabilities.setBrowserName('wry')
  const window = await new Builder().withCapabilities(capabilities).usingServer(`http://127.0.0.1:${port}/`).build()
  await window.manage().setTimeouts({ script: START, pageLoad: START, implicit: 0 })
  return window
}

/** A variable that `cargo xtask test` sets. */
export function needed(name) {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run this through \`cargo xtask test\``)
  return value
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function listening(port) {
  const until = Date.now() + START
  while (Date.now() < until) {
    if (await answers(port)) return
    await sleep(100)
  }
  throw new Error(`nobody listens on port ${port}`)
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
