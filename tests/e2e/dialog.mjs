// The native file dialogs, which no WebDriver reaches: found by their title, answered by keyboard like a person does.
import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE = 30_000

/** Types a path into the dialog of that title and confirms it; comes back when the dialog is gone. */
export function choose(title, path) {
  return answered(title, path, () => undefined)
}

/** Goes to a folder in the dialog of that title and takes every file that is in it; comes back when the dialog is gone. */
export function chooseAll(title, folder) {
  return answered(title, `${folder}/`, async () => {
    // In the folder the keyboard is in the list of files.
    await sleep(1500)
    xdotool('key', 'ctrl+a')
    await sleep(500)
    xdotool('key', 'Return')
  })
}

/** Types a path, confirms it, and does what is left to do in the dialog. */
async function answered(title, path, then) {
  const id = await appears(title)
  await gone(title, async () => {
    xdotool('windowactivate', '--sync', id)
    // In a GTK dialog a typed path has a field of its own. On a busy machine it comes late: then all is typed anew.
    xdotool('key', 'ctrl+l')
    await sleep(500)
    xdotool('key', 'ctrl+a')
    xdotool('type', '--delay', '20', path)
    await sleep(500)
    xdotool('key', 'Return')
    await then()
  })
}

/** Leaves the dialog of that title without an answer. */
export async function leave(title) {
  const id = await appears(title)
  xdotool('windowactivate', '--sync', id)
  await gone(title, () => xdotool('key', 'Escape'))
}

/** Types where the keyboard is; each character is held down so many milliseconds. */
export function keyboard(text, held) {
  xdotool('type', '--delay', `${held}`, text)
}

/** Types each text and Enter, one right after the other like a scanner, with so many milliseconds between the keys. */
export function scan(texts, between) {
  xdotool(...texts.flatMap((text) => ['type', '--delay', `${between}`, '--args', '1', text, 'key', 'Return']))
}

/** Presses the keys that ask the window in front to close. */
export function askToClose() {
  xdotool('key', 'alt+F4')
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

/** Answers until the dialog is gone: a first Return may only accept the completion that it offers. */
async function gone(title, answer) {
  for (let tries = 0; tries < 10; tries++) {
    // The dialog can go while it is being answered.
    await Promise.resolve(answer()).catch((error) => { if (found(title).length > 0) throw error })
    for (let waits = 0; waits < 15; waits++) {
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

/** Presses keys together, such as `ctrl+k`. */
export function together(keys) {
  xdotool('key', keys)
}
