// How long a clerk waits, from a press to what was asked for, as the page itself sees it. Told and never judged: a busy machine is no defect.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** In the order of the side bar. */
const SCREENS = ['ホーム', '名簿取込', '取込の履歴と保留行', '加入者・世帯', '書類（整理番号）', '判定', '保留・個別確認', '発送バッチ', '抜き取り', '返戻', '利用者と権限', '承認待ち', '監査']

export class Clock {
  constructor(screen) {
    this.screen = screen
    this.lines = []
    this.hands = []
  }

  /** Each screen by its link: when its heading stands there, and when nothing on it waits any more. */
  async screens(when, which = SCREENS) {
    for (const words of which) {
      const { heading, rows } = await this.timed(visit, words)
      this.lines.push([`${words}（${when}）`, heading, rows])
    }
  }

  /** A document by its button on the page, or by a key in the dialog: when the dialog names it, and when it is drawn. */
  async document(what, button, key = null) {
    const { heading, rows } = await this.timed(look, button, key)
    this.lines.push([what, heading, rows])
  }

  /** How often somebody had to click for it; more than `most` is a defect. */
  clicks(what, { clicks, keys }, most) {
    this.hands.push([what, clicks, keys])
    assert.ok(clicks <= most, `${what}: ${clicks} clicks`)
  }

  /** Prints the figures and leaves them in a file. */
  tell(file) {
    const table = (heads, lines) => [heads, ...lines].map(([name, ...figures]) => [...figures.map((figure) => String(figure).padStart(10)), ` ${name}`].join(' '))
    const hands = this.hands.length > 0 ? ['', ...table(['work', 'clicks', 'keys'], this.hands)] : []
    const text = [...table(['screen', 'heading ms', 'rows ms'], this.lines), ...hands].join('\n')
    writeFileSync(join(this.screen.pictures, file), `${text}\n`)
    console.log(`${text}\n`)
  }

  async timed(work, ...words) {
    const seen = await this.screen.window.executeAsyncScript(work, ...words)
    if (typeof seen === 'string') throw new Error(seen)
    return seen
  }
}

/** In the page. */
function visit(words, done) {
  const { performance, requestAnimationFrame, setTimeout } = document.defaultView
  const link = [...document.querySelectorAll('nav a')].find((one) => one.querySelector('span')?.textContent === words)
  if (!link) return done(`no link ${words}`)
  const begun = performance.now()
  const ago = () => Math.round(performance.now() - begun)
  let heading = null
  link.click()
  const frame = () => {
    const main = document.querySelector('main')
    if (main.querySelector('h1')?.textContent === words) heading ??= ago()
    if (heading !== null && !main.querySelector('.smarthr-ui-Loader')) done({ heading, rows: ago() })
    else if (ago() > 60_000) done(`${words} did not come to rest`)
    // Once the frame is painted.
    else requestAnimationFrame(() => setTimeout(frame))
  }
  requestAnimationFrame(() => setTimeout(frame))
}

/** In the page. */
function look(button, key, done) {
  const window = document.defaultView
  const { performance, requestAnimationFrame, setTimeout } = window
  const place = () => document.querySelector('[role="dialog"] [role="status"]')?.textContent
  const before = place()
  const begun = performance.now()
  const ago = () => Math.round(performance.now() - begun)
  let heading = null
  if (key) window.dispatchEvent(new window.KeyboardEvent('keydown', { key }))
  else [...document.querySelectorAll('button')].filter((one) => (one.getAttribute('aria-label') ?? '').endsWith('の書類を見る'))[button].click()
  const frame = () => {
    if (place() !== undefined && place() !== before) heading ??= ago()
    if (heading !== null && document.querySelector("canvas[data-state='drawn']")) done({ heading, rows: ago() })
    else if (ago() > 60_000) done('no document came')
    else requestAnimationFrame(() => setTimeout(frame))
  }
  requestAnimationFrame(() => setTimeout(frame))
}
