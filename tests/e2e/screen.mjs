// What a person does on the page: by the words that are on it, never by what the program calls things.
import { createRequire } from 'node:module'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyboard } from './dialog.mjs'

const { By, until, Key } = createRequire(new URL('../../ui/package.json', import.meta.url))('selenium-webdriver')

/** Reading a roster in a debug build on a busy machine. */
const PATIENCE = 120_000

/**
 * How long each rare character is held down, try by try, in milliseconds. X has no key for it: one is lent for that time, and a
 * window that reads the key late finds it taken back.
 */
const HELD = [50, 200, 500, 1000, 2000]

export class Screen {
  constructor(window, pictures) {
    this.window = window
    this.pictures = pictures
    /** What a person's hands did since the last look at it. */
    this.hands = { clicks: 0, keys: 0 }
    mkdirSync(pictures, { recursive: true })
  }

  /** The first element that an XPath finds and a person can see. */
  async see(xpath, what = xpath) {
    let seen = null
    await this.window.wait(
      async () => {
        for (const element of await this.window.findElements(By.xpath(xpath))) {
          // An element can vanish between being found and being asked: React drew anew.
          if (await element.isDisplayed().catch(() => false)) {
            seen = element
            return true
          }
        }
        return false
      },
      PATIENCE,
      `not on the screen: ${what}`,
    )
    return seen
  }

  /** Some text, anywhere. */
  text(words) {
    return this.see(`//*[not(self::script) and contains(text(), ${quoted(words)})]`, words)
  }

  /** A button by its words, or by those that only a screen reader says. */
  button(words) {
    const name = `normalize-space(string())`
    return this.see(`//button[${name}=${quoted(words)} or @aria-label=${quoted(words)}]`, `button ${words}`)
  }

  async click(element) {
    await this.window.wait(until.elementIsEnabled(element), PATIENCE)
    // A dialog on its way out still lies over the page: a person waits for it, too.
    const clicked = () => element.click().then(() => true, (error) => {
      if (error.name !== 'ElementClickInterceptedError') throw error
      return false
    })
    await this.window.wait(clicked, PATIENCE, 'something lies over it')
    this.hands.clicks += 1
  }

  async press(words) {
    await this.click(await this.button(words))
  }

  /** A step of the work, on the left. */
  async go(words) {
    await this.click(await this.see(`//nav//a[.//span[normalize-space()=${quoted(words)}]]`, `step ${words}`))
    await this.see(`//h1[normalize-space()=${quoted(words)}]`, `heading ${words}`)
  }

  /** The field with that label: what was in it is replaced. */
  async type(label, value, { enter = false } = {}) {
    const field = await this.field(label)
    // The driver's keyboard ends at U+FFFF; the system's does not.
    if (/[\u{10000}-\u{10FFFF}]/u.test(value)) await this.typeRare(label, value)
    else {
      await empty(field)
      if (value) await field.sendKeys(value)
      await this.holds(label, value)
    }
    if (enter) await field.sendKeys(Key.ENTER)
    this.hands.keys += [...value].length + (enter ? 1 : 0)
  }

  /** Types on the system's keyboard; anew and slower when a character got lost between the keyboard and the window. */
  async typeRare(label, value) {
    for (const [tries, held] of HELD.entries()) {
      await empty(await this.field(label))
      keyboard(value, held)
      const last = tries === HELD.length - 1
      if (await this.holds(label, value, last ? PATIENCE : 5_000).then(() => true, (error) => { if (last) throw error })) return
    }
  }

  /** The field with that label holds the very text. */
  async holds(label, value, patience = PATIENCE) {
    let held
    const asked = async () => (held = await (await this.field(label)).getAttribute('value').catch(() => null)) === value
    await this.window.wait(asked, patience).catch(() => {
      throw new Error(`${label} holds ${JSON.stringify(held)}, not ${JSON.stringify(value)}`)
    })
  }

  field(label) {
    return this.see(`//label[contains(normalize-space(), ${quoted(label)})]/following::input[1] | //input[@aria-label=${quoted(label)}]`, `field ${label}`)
  }

  /** One of the choices of the field with that label. */
  async pick(label, choice) {
    const field = await this.see(`//select[@aria-label=${quoted(label)}] | //label[normalize-space()=${quoted(label)}]/following::select[1]`, `choices ${label}`)
    await this.click(await field.findElement(By.xpath(`.//option[normalize-space()=${quoted(choice)}]`)))
  }

  /** The text of every row of a table, cell by cell, as it stands in the document: variation selectors included. */
  async rows(label) {
    await this.see(`//table[@aria-label=${quoted(label)}]`, `table ${label}`)
    return this.window.executeScript(
      (name) =>
        [...document.querySelectorAll('table')]
          .filter((table) => table.getAttribute('aria-label') === name)
          .flatMap((table) => [...table.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))),
      label,
    )
  }

  /** Asks until the page has what is waited for; the last answer otherwise tells what it had instead. */
  async settled(ask, right) {
    let last
    await this.window.wait(async () => right((last = await ask())), 60_000).catch(() => {
      throw new Error(`the screen settled on ${JSON.stringify(last).slice(0, 2000)}`)
    })
    return last
  }

  /** What the hands did since this was asked last. */
  spent() {
    const spent = this.hands
    this.hands = { clicks: 0, keys: 0 }
    return spent
  }

  /** A picture of the page as it stands, for people to look at. */
  async picture(name) {
    // What moves comes to rest first.
    await this.window.sleep(600)
    writeFileSync(join(this.pictures, `${name}.png`), await this.window.takeScreenshot(), 'base64')
  }
}

/** Takes out what a field holds, like a person does. */
function empty(field) {
  return field.sendKeys(Key.chord(Key.CONTROL, 'a'), Key.BACK_SPACE)
}

/** An XPath string; none of our words has both kinds of quotes. */
function quoted(words) {
  return words.includes("'") ? `"${words}"` : `'${words}'`
}
