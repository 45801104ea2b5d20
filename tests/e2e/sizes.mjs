// How much of a list a clerk sees, at the sizes that windows have: a small screen, an ordinary one, and a large one.
import assert from 'node:assert/strict'

const SIZES = [
  { width: 1366, height: 768, rows: 12 },
  { width: 1024, height: 700, rows: 0 },
  { width: 1920, height: 1080, rows: 12 },
]

/** The highest that a row of a list may be, in CSS pixels. */
const ROW = 44

/** Looks at the page that stands on the screen, with a table of that label, at each size. `first` is where the table begins to be looked at. */
export async function atEachSize(screen, label, name, { rows: fewest = Infinity } = {}) {
  const window = screen.window.manage().window()
  const before = await window.getRect()
  for (const { width, height, rows } of SIZES) {
    await window.setRect({ width, height })
    await screen.window.sleep(400)
    const seen = await screen.window.executeScript(measure, label)
    await screen.picture(`size-${width}-${name}`)
    assert.ok(seen.tallest <= ROW, `${name} at ${width}: a row of ${seen.tallest} pixels`)
    assert.ok(seen.visible >= Math.min(rows, fewest), `${name} at ${width}: ${seen.visible} rows in sight`)
    assert.ok(seen.head >= 0, `${name} at ${width}: the headings went out of sight`)
    assert.deepEqual(seen.scrollers, [], `${name} at ${width}: a second scroll bar`)
    assert.equal(seen.cut, 0, `${name} at ${width}: ${seen.cut} pixels are cut without a scroll bar`)
  }
  await window.setRect(before)
}

/** In the page: what of the table can be seen at the top and, once it was scrolled, whether its headings stay. */
function measure(label) {
  const main = document.querySelector('main')
  const table = [...document.querySelectorAll('table')].find((one) => one.getAttribute('aria-label') === label)
  main.scrollTo(0, 0)
  const boxes = [...table.tBodies[0].rows].map((row) => row.getBoundingClientRect())
  const bottom = main.getBoundingClientRect().bottom
  const visible = boxes.filter((box) => box.bottom <= bottom + 1).length
  main.scrollTo(0, 300)
  const head = table.tHead.getBoundingClientRect().top - main.getBoundingClientRect().top
  main.scrollTo(0, 0)
  const scrolls = (element) => /auto|scroll/.test(element.ownerDocument.defaultView.getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1
  const scrollers = [document.documentElement, ...main.querySelectorAll('*')].filter(scrolls).map((element) => element.className || element.tagName)
  const cut = Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return { visible, tallest: Math.max(...boxes.map((box) => box.height)), head, scrollers, cut }
}
