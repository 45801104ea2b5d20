// How much of a screen a clerk sees and reaches, at the sizes that windows have: a small screen, an ordinary one, and a large one.
import assert from 'node:assert/strict'

const SIZES = [
  { width: 1366, height: 768, rows: 12 },
  { width: 1024, height: 700, rows: 0 },
  { width: 1920, height: 1080, rows: 12 },
  // 1366 × 768 where everything is drawn half as large again.
  { width: 911, height: 512, rows: 0 },
]

/** The highest that a row of a list may be, in CSS pixels. */
const ROW = 44

/**
 * Looks at what stands on the screen at each size. `label` is that of the list on it, where there is one; `rows` how many of it are to be in
 * sight where the size asks for more, `tallest` how high one may be.
 */
export async function atEachSize(screen, label, name, { rows: fewest = Infinity, tallest = ROW } = {}) {
  const window = screen.window.manage().window()
  const before = await window.getRect()
  for (const { width, height, rows } of SIZES) {
    await window.setRect({ width, height })
    await screen.window.sleep(400)
    const { list, ...page } = await screen.window.executeScript(measure, label)
    await screen.picture(`size-${width}-${name}`)
    if (list?.below) {
      await screen.window.executeScript(toList, label)
      await screen.picture(`size-${width}-${name}-list`)
    }
    assert.deepEqual(page, { sideways: [], bars: [], lost: [] }, `${name} at ${width}`)
    if (!list) continue
    assert.ok(list.tallest <= tallest, `${name} at ${width}: a row of ${list.tallest} pixels`)
    assert.ok(list.visible >= Math.min(rows, fewest), `${name} at ${width}: ${list.visible} rows in sight`)
    assert.ok(list.head >= 0, `${name} at ${width}: the headings went out of sight`)
    assert.ok(!list.stay || list.head <= 1, `${name} at ${width}: rows pass above the headings`)
  }
  await window.setRect(before)
}

/**
 * In the page. `sideways`: what is wider than its place; `bars`: what scrolls inside of what scrolls; `lost`: what cannot be pressed, wherever
 * it is scrolled to; `list`: what can be seen of the list at the top of the page, whether that is nothing, and, once it was scrolled, where its
 * headings are and whether they stay there.
 */
function measure(label) {
  const view = document.defaultView
  const main = document.querySelector('main')
  const open = document.querySelector('[role="dialog"]')
  const called = (element) => `${element.tagName} ${element.textContent.slice(0, 20)}`
  const frame = [document.documentElement, document.querySelector('.top'), document.querySelector('.side'), main, open].filter(Boolean)
  const sideways = frame.filter((element) => element.scrollWidth > element.clientWidth + 1).map(called)
  const scrolls = (element) => /auto|scroll/.test(view.getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1
  const bars = [document.querySelector('#root'), ...main.querySelectorAll('*')].filter(scrolls).map(called)
  // Some web views draw a bar for the window that may scroll, whether there is anything to scroll or not.
  if (view.getComputedStyle(document.documentElement).overflowY !== 'hidden') bars.push('the window')

  const reached = (element) => {
    element.scrollIntoView({ block: 'center', inline: 'nearest' })
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return there !== null && (element.contains(there) || there.contains(element))
  }
  const scopes = open ? [open] : frame.slice(1)
  const pressed = scopes.flatMap((scope) => [...scope.querySelectorAll('button, a, select')]).filter((element) => element.checkVisibility({ visibilityProperty: true }))
  const lost = pressed.filter((element) => !reached(element)).map(called)
  main.scrollTo(0, 0)
  document.querySelector('.side').scrollTo(0, 0)

  const table = [...document.querySelectorAll('table')].find((one) => one.getAttribute('aria-label') === label)
  if (!table) return { sideways, bars, lost }
  const boxes = [...table.tBodies[0].rows].map((row) => row.getBoundingClientRect())
  const { top, bottom } = main.getBoundingClientRect()
  const visible = boxes.filter((box) => box.bottom <= bottom + 1).length
  main.scrollTo(0, table.getBoundingClientRect().top - top + 100)
  const head = table.tHead.getBoundingClientRect().top - top
  const stay = table.tBodies[0].getBoundingClientRect().top < table.tHead.getBoundingClientRect().bottom - 2
  main.scrollTo(0, 0)
  return { sideways, bars, lost, list: { below: visible === 0, visible, tallest: Math.max(...boxes.map((box) => box.height)), head, stay } }
}

/** In the page. */
function toList(label) {
  const table = [...document.querySelectorAll('table')].find((one) => one.getAttribute('aria-label') === label)
  table.scrollIntoView({ block: 'start' })
}
