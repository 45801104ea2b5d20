// The native file dialogs, which no WebDriver reaches: found by their title, answered by keyboard like a person does.
import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE = 30_000

/** Types a path into the dialog of that title and confirms it; comes back when the dialog is gone. */
export async function choose(title, path) {
  const id = await appears(title)
  xdotool('windowactivate', '--sync', id)
  await sleep(500)
  // In a GTK dialog a typed path has a field of its own.
  xdotool('key', '--window', id, 'ctrl+l')
  await sleep(300)
  xdotool('key', 'ctrl+a')
  xdotool('type', '--delay', '20', path)
  await sleep(500)
  await gone(title, () => xdotool('key', 'Return'))
}

/** Leaves the dialog of that title without an answer. */
export async function leave(title) {
  const id = await appears(title)
  xdotool('windowactivate', '--sync', id)
  await gone(title, () => xdotool('key', 'Escape'))
}

async function appears(title) {
  const until = Date.now() + PATIENCE
  while (Date.now() < until) {
    const [id] = found(title)
    if (id) return id
    await sleep(200)
  }
  throw new Error(`no dialog 「${title}」 appeared`)
}

/** A first Return may only accept the completion that the dialog offers. */
async function gone(title, press) {
  for (let tries = 0; tries < 10; tries++) {
    press()
    for (let waits = 0; waits < 10; waits++) {
      await sleep(200)
      if (found(title).length === 0) return
    }
  }
  throw new Error(`the dialog 「${title}」 did not close`)
}

function found(title) {
  try {
    return xdotool('search', '--onlyvisible', '--name', `^${title}$`).split('\n').filter(Boolean)
  } catch {
    return []
  }
}

function xdotool(...words) {
  return execFileSync('xdotool', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}
