// The main job through the real window: unlock, import, people, decisions, batch, preview, print, post, a returned piece, and a new start.
//
// Runs on a screen and a session bus of its own (`cargo xtask test` gives them). Files and folders are chosen in the native dialogs;
// there is no command that only tests know. Pictures of every screen are left in `KENPO_PICTURES`.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { administration } from './administration.mjs'
import { Clock } from './clock.mjs'
import { askToClose, choose, scan, together } from './dialog.mjs'
import { drivers, needed } from './driver.mjs'
import { AS_OF, FIXTURES, PEOPLE, Rosters } from './rosters.mjs'
import { Screen } from './screen.mjs'
import { atEachSize } from './sizes.mjs'

const PASSWORD = 'correct horse battery'
/** One person for each kind of character that programs lose: outside the basic plane, an old form, a variation sequence. */
const RARE = ['𠮷', '髙', '葛\u{E0100}']

/** A serial with its check digit that no piece has. */
const UNKNOWN = '0199999996'

/** So many pieces come back one right after the other. */
const SCANNED = 10

const folder = mkdtempSync(join(tmpdir(), 'kenpo-e2e-'))
const database = join(folder, 'society.kenpo')
const pictures = needed('KENPO_PICTURES')
let failed = null
let screen = null
let clock = null
/** What the hands did for one roster, to be added up. */
const hands = {}

const driver = await drivers()
try {
  society()
  held()
  screen = new Screen(await driver.open([database]), pictures)
  clock = new Clock(screen)
  await unlock()
  const rosters = new Rosters(screen, folder)
  await rosters.columnsAndCodes()
  await rosters.suggested()
  await rosters.insured()
  await rosters.torn()
  hands.roster = await rosters.samples()
  await groups()
  await people()
  await history()
  await decisions()
  await holds()
  const serials = await batch()
  await lookedUp(serials[0])
  await returned(serials.slice(0, 1 + SCANNED))
  await screen.press('データベースを閉じる')
  await screen.text('データベースを開く')
  await screen.window.quit()

  screen = new Screen(await driver.open([database]), pictures)
  clock.screen = screen
  await afterARestart(serials)
  await administration(screen)
  const later = new Rosters(screen, folder)
  await later.waiting()
  const several = await later.together()
  clock.clicks('名簿5件をまとめて取り込む（3件が入り、2件は残る）', several, hands.roster.clicks)
  clock.tell('times.txt')
  await screen.window.quit()
  screen = null
  readBack()
} catch (error) {
  failed = error
  await screen?.picture('failed').catch(() => undefined)
  await screen?.window.quit().catch(() => undefined)
} finally {
  driver.end()
  if (!failed) rmSync(folder, { recursive: true })
}
if (failed) {
  console.error(failed, `\nThe last screen is in ${join(pictures, 'failed.png')}, the files in ${folder}.`)
  process.exitCode = 1
}
console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed')

/** The society is founded on the command line; the window has no page for that yet. */
function society() {
  const words = ['init', '--db', database, '--name', '例示健康保険組合', '--insurer', '06139463']
  words.push('--policy', join(FIXTURES, 'policy/reiji.toml'), '--number-width', '7', '--branch-width', '2', '--postal-width', '7')
  execFileSync(needed('KENPO'), words, { env: { ...process.env, KENPO_PASSWORD: PASSWORD }, stdio: 'ignore' })
  for (const part of ['kenpo', 'kenpo-key']) copyFileSync(join(folder, `society.${part}`), join(folder, `beginning.${part}`))
}

/** What `init` wrote and the journal alone give the same database. */
function readBack() {
  const words = [database, join(folder, 'beginning.kenpo')]
  execFileSync(needed('KENPO_READ_BACK'), words, { env: { ...process.env, KENPO_PASSWORD: PASSWORD }, stdio: ['ignore', 'inherit', 'inherit'] })
}

async function unlock() {
  await screen.text('データベースを開く')
  await screen.type('パスワード', 'wrong horse battery')
  await screen.press('開く')
  await screen.text('パスワードが違います')
  await screen.type('パスワード', PASSWORD)
  await screen.picture('01-unlock')
  await screen.press('開く')
  // Nobody is registered yet, so the work begins with the import.
  await screen.see("//h1[normalize-space()='名簿取込']", 'the first page')
}

/** Each group by its number. */
async function groups() {
  for (const [no, heading] of [[1, 'ホーム'], [4, '判定'], [3, '加入者・世帯'], [5, '返戻'], [7, '利用者と権限'], [2, '名簿取込']]) {
    together(`alt+${no}`)
    await screen.see(`//h1[normalize-space()='${heading}']`, `${heading} after Alt+${no}`)
  }
}

async function people() {
  await screen.go('加入者・世帯')
  for (const rare of RARE) {
    const person = PEOPLE.find(({ name }) => name.includes(rare))
    const id = `${person.symbol}-${person.number}-${person.branch_no}`
    // What is typed comes back as it was typed, and finds the very name that is registered.
    await screen.type('氏名・カナ・番号', rare, { enter: true })
    await screen.settled(() => screen.rows('加入者・世帯'), (rows) => rows.some((row) => row[1].includes(rare)))
    await screen.holds('氏名・カナ・番号', rare)
    await screen.type('氏名・カナ・番号', id, { enter: true })
    const [row, ...others] = await screen.settled(() => screen.rows('加入者・世帯'), (rows) => rows.length === 1)
    assert.equal(others.length, 0)
    assert.equal(row[0], id)
    assert.ok(row[1].startsWith(person.name), `${row[1]} is not ${person.name}`)
    assert.equal(row[6], person.address)
  }
  await screen.type('氏名・カナ・番号', 'ヨシダ', { enter: true })
  await screen.settled(() => screen.rows('加入者・世帯'), (rows) => rows.length > 1 && rows.every((row) => /ヨシダ/.test(row[1])))
  await screen.picture('03-people')
  await screen.type('氏名・カナ・番号', '', { enter: true })
  await screen.settled(() => screen.rows('加入者・世帯'), (rows) => rows.length >= 20)
  await atEachSize(screen, '加入者・世帯', 'people')
}

async function decisions() {
  await screen.go('判定')
  await screen.type('判定日', AS_OF, { enter: true })
  await screen.text('通の発送バッチを作る')
  const cards = await screen.settled(
    () => screen.window.executeScript(() => Object.fromEntries([...document.querySelectorAll('.card')].map((card) => [...card.children].map((child) => child.textContent)))),
    (cards) => cards['すべて'] === `${PEOPLE.length}人`,
  )
  const number = (words) => Number((cards[words] ?? '0人').replace(/[^0-9]/g, ''))
  assert.equal(number('登録内容の誤り'), 17, 'people who were acquired before they were born')
  const kinds = Object.keys(cards).filter((words) => words !== 'すべて')
  assert.equal(kinds.reduce((sum, words) => sum + number(words), 0), PEOPLE.length, 'everyone has exactly one answer')
  await screen.picture('04-decisions')
  await atEachSize(screen, '判定', 'decisions')
}

/** A roster of which nothing goes in, imported on the command line. */
function held() {
  const file = join(folder, '小樽商事_11月.csv')
  const wrong = ['55,0009001,00,小樽　一郎,オタル イチロウ,昭和70年4月1日,男,本人,2026-11-01', '55,0009002,,小樽　葵,オタル アオイ,平成2年5月6日,女,本人,2026-11-01']
  writeFileSync(file, ['記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日', ...wrong].join('\n'))
  execFileSync(needed('KENPO'), ['import', file, '--db', database, '--as-of', AS_OF], { env: { ...process.env, KENPO_PASSWORD: PASSWORD }, stdio: 'ignore' })
}

/** A row that did not go in, corrected and taken, and taken back again: what comes after it counts the people of the samples. */
async function history() {
  await screen.go('取込の履歴と保留行')
  await screen.settled(() => screen.rows('取込の履歴と保留行'), (rows) => rows.some((row) => row[1].includes('小樽商事') && row[3].startsWith('2行')))
  await screen.picture('02-history')
  await atEachSize(screen, '取込の履歴と保留行', 'history', { rows: 4 })
  await screen.click(await screen.see("//table//a[normalize-space()='小樽商事_11月.csv']", 'the import'))
  await screen.settled(() => screen.rows('保留の行'), (rows) => rows.length === 2 && rows[0][2].includes('昭和70年4月1日'))
  await screen.picture('02-held')
  await atEachSize(screen, '保留の行', 'held', { rows: 2 })
  await screen.press('直して取り込む')
  await screen.type('生年月日', '昭和60年4月1日')
  await screen.picture('02-correct-row')
  await screen.press('内容を確かめる')
  await screen.text('新しく登録します。')
  await screen.text('昭和60年4月1日')
  await screen.picture('02-take-row')
  await screen.press('この内容で取り込む')
  await screen.text('2行目を取り込みました。')
  await screen.settled(() => screen.rows('保留の行'), (rows) => rows[0][3].startsWith('取り込み済み'))
  await screen.click(await screen.see("//a[normalize-space()='取り込んだ履歴を見る']", 'the import that took the row'))
  await screen.text('保留した行はありません。')
  await screen.press('この取込を取り消す')
  await screen.see("//*[@role='dialog']", 'the question')
  await screen.press('取込を取り消す')
  await screen.text('取込を取り消しました。')
}

/** Everybody who has not been asked about 要配慮: one answer for all of them, looked at and then written. */
async function holds() {
  await screen.go('保留・個別確認')
  const reason = '要配慮かどうかを確認していない'
  await screen.click(await screen.see(`//button[contains(@class, 'card')][contains(., '${reason}')]`, reason))
  await atEachSize(screen, reason, 'holds', { rows: 4 })
  const all = await screen.see("//button[contains(normalize-space(), '人全員を選ぶ')]", 'the button that takes all')
  const people = Number((await all.getText()).replace(/[^0-9]/g, ''))
  await screen.click(all)
  await screen.pick('要配慮', 'なし')
  await screen.pick('要配慮の確認先', '本人')
  await screen.pick('何で知りましたか', '電話')
  await screen.picture('04-holds')
  await screen.press(`${people}人の訂正の内容を確かめる`)
  const rows = await screen.settled(() => screen.rows(`${people}人の訂正の確認`), (rows) => rows.length === people)
  assert.ok(rows.every(([, , content, decision]) => /要配慮/.test(content) && /^保留/.test(decision)))
  await screen.picture('04-correct')
  await atEachSize(screen, null, 'correct')
  await screen.press(`${people}人を訂正する`)
  await screen.text(`${people}人の登録内容を訂正しました。`)
  await screen.settled(() => screen.window.executeScript(() => document.querySelector('main').textContent), (text) => !text.includes('要配慮かどうかを確認していない'))
}

async function batch() {
  screen.spent()
  await screen.go('判定')
  const make = await screen.see("//button[contains(normalize-space(), '通の発送バッチを作る')]", 'the button that makes a batch')
  const pieces = Number((await make.getText()).replace(/[^0-9]/g, ''))
  assert.ok(pieces > 0)
  await screen.click(make)
  const dialog = "//*[@role='dialog']"
  await screen.click(await screen.see(`${dialog}//button[contains(normalize-space(), '通の発送バッチを作る')]`, 'the last look'))
  const print = `${pieces}通の印刷ファイルを書き出す`
  await screen.button(print)
  const issued = screen.spent()
  clock.clicks('名簿1件を取り込み、発送バッチを作る', { clicks: hands.roster.clicks + issued.clicks, keys: hands.roster.keys + issued.keys }, 8)
  await screen.picture('05-batch')
  await atEachSize(screen, '書類', 'batch', { rows: 9 })

  await preview(pieces)
  const out = join(folder, 'batch')
  mkdirSync(out)
  await screen.press(print)
  await choose('書き出すフォルダーを選ぶ', out)
  await screen.text('通の印刷ファイルを書き出しました。')
  await atEachSize(screen, '書類', 'printed', { rows: 0 })
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).pieces
  await onPaper(out, manifest)

  // Meanwhile a colleague registers a request on the command line: that envelope must not go out.
  const { serial: pulledOut, person } = manifest.at(-1)
  execFileSync(needed('KENPO'), ['protect', '--db', database, person], { env: { ...process.env, KENPO_PASSWORD: PASSWORD }, stdio: 'ignore' })
  for (const [button, done] of [
    ['封入済にする', '封入済にしました。'],
    ['発送済にする', '発送済にしました。'],
  ]) {
    await screen.click(await screen.see(`//main//button[contains(normalize-space(), '${button}')]`, button))
    await screen.click(await screen.see(`${dialog}//button[contains(normalize-space(), '${button}')]`, `${button}, once more`))
    await screen.text(done)
  }
  const waits = await screen.settled(() => screen.rows('抜き取り'), (rows) => rows.length === 1)
  assert.ok(waits[0][0].replaceAll('-', '').startsWith(pulledOut), `${waits[0][0]} is not ${pulledOut}`)
  await screen.picture('05-pull-out')
  return manifest.map(({ serial }) => serial).filter((serial) => serial !== pulledOut)
}

/** The first piece in the library's own dialog: drawn by the web view, with something on it. The others come by one key each. */
async function preview(pieces) {
  await screen.see("//button[contains(@aria-label, 'の書類を見る')]", 'a piece to look at')
  await clock.document('書類の確認（初めて）', 0)
  await screen.see("//canvas[@data-state='drawn']", 'the drawn page')
  const inked = await screen.window.executeScript(() => {
    const canvas = document.querySelector('canvas.sheet')
    const dots = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
    let dark = 0
    for (let at = 0; at < dots.length; at += 4) if (dots[at] < 80 && dots[at + 3] > 200) dark++
    return dark / (dots.length / 4)
  })
  assert.ok(inked > 0.002 && inked < 0.5, `${inked} of the page is dark`)
  await screen.picture('05-preview')
  await atEachSize(screen, null, 'preview')
  const place = (at) => screen.text(`${at} / ${pieces}`)
  for (const at of [2, 3]) {
    await screen.window.sleep(1500)
    await clock.document(`書類の確認（次の書類 ${at}）`, null, 'ArrowRight')
    await place(at)
  }
  // By the keyboard's own keys, too, and not beyond the first.
  for (const key of ['Left', 'Left', 'Left']) together(key)
  await place(1)
  await screen.press('次の書類 →')
  await place(2)
  together('Escape')
  await screen.settled(() => screen.window.executeScript(() => document.activeElement.getAttribute('data-looks')), (serial) => serial !== null)
  await clock.document('書類の確認（ほかの行）', 30)
  together('Escape')
  await screen.settled(() => screen.window.executeScript(() => document.querySelectorAll("[role='dialog']").length), (dialogs) => dialogs === 0)
}

/** The files tell the same as the manifest, and give back every rare name as it is registered. */
async function onPaper(out, manifest) {
  const text = readdirSync(out)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => execFileSync('pdftotext', ['-raw', join(out, name), '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }))
    .join('')
    .replaceAll(/[\s\u3000]/g, '')
  const printed = new Set(manifest.map(({ person }) => person))
  assert.equal(new Set(manifest.map(({ serial }) => serial)).size, manifest.length)
  for (const rare of RARE) {
    const person = PEOPLE.find(({ name, symbol, number, branch_no }) => name.includes(rare) && printed.has(`${symbol}-${number}-${branch_no}`))
    assert.ok(person, `nobody with ${rare} is in the batch`)
    assert.ok(text.includes(person.name.replaceAll('\u3000', '')), `${person.name} is not on paper`)
  }
}

/** A scan into the field of the header opens the piece; one that nobody has says so, and what was typed stays. */
async function lookedUp(serial) {
  const field = '加入者と書類を探す'
  together('ctrl+k')
  scan([serial], 10)
  const serialText = `${serial.slice(0, 2)}-${serial.slice(2, 9)}-${serial.slice(9)}`
  await screen.see(`//h1[normalize-space()='整理番号 ${serialText}']`, 'the piece')
  const steps = await screen.settled(() => screen.rows('経過'), (rows) => rows.length === 4)
  assert.match(steps[3][1], /^発送済/)
  await atEachSize(screen, '経過', 'piece', { rows: 2 })
  await screen.picture('07-piece')
  // The keyboard is still in the field, and the next scan takes the place of the last one.
  scan([UNKNOWN], 10)
  await screen.text('の発送物は見つかりません')
  await screen.holds(field, UNKNOWN)
  await screen.picture('07-unknown')
  scan([serialText], 10)
  await screen.settled(() => screen.window.executeScript(() => document.querySelectorAll('.search-told').length), (told) => told === 0)
  await screen.click(await screen.see("//main//a[contains(., '書類の行へ')]", 'the way to its row'))
  await screen.settled(() => screen.window.executeScript(() => document.activeElement.textContent), (text) => text === serialText)
}

async function returned([serial, ...others]) {
  await screen.go('返戻')
  // A scanner types the number and presses Enter. Without a reason the scan waits, and the window does not close over it.
  await screen.type('整理番号', serial, { enter: true })
  await screen.text('理由待ち')
  askToClose()
  await screen.text('けんぽデスクを閉じますか')
  await screen.press('閉じずに続ける')
  const reason = await screen.see("//select[@name='reason']//option[contains(normalize-space(), '転居先不明')]", 'the reason')
  await screen.click(reason)
  await screen.text('さんの返戻を登録しました。')
  // Faster than the office answers, and each is taken.
  await (await screen.field('整理番号')).click()
  screen.spent()
  scan(others, 10)
  const rows = await screen.settled(() => screen.rows('調査中の返戻'), (rows) => rows.length === 1 + others.length)
  assert.deepEqual(rows.map((row) => row[0].replaceAll('-', '')).sort(), [serial, ...others].sort())
  const spent = screen.spent()
  clock.clicks(`同じ理由の返戻${others.length}通を続けて読み取る`, { ...spent, keys: spent.keys + others.join('').length + others.length }, 0)
  await screen.picture('06-returns')
  await atEachSize(screen, '調査中の返戻', 'returns', { rows: 0 })
  const mine = rows.find((row) => row[0].replaceAll('-', '') === serial)

  // It stands in the person's history, and holds what would follow.
  const [id] = mine[1].match(/\d+-\d+-\d+$/)
  await screen.go('加入者・世帯')
  await screen.type('氏名・カナ・番号', id, { enter: true })
  await screen.settled(() => screen.rows('加入者・世帯'), (found) => found.length === 1)
  await screen.click(await screen.see("//table[@aria-label='加入者・世帯']//a", 'the person'))
  await screen.text('転居先不明')
  await screen.picture('03-person')
  await atEachSize(screen, null, 'person')

  // So does what became of the registration: from the roster on that the person came in by.
  const history = await screen.settled(() => screen.rows('登録の変更履歴'), (rows) => rows.length > 0)
  assert.match(history.at(-1)[1], /^新規.*名簿の取込$/)
  await screen.window.executeScript(() => document.querySelector("table[aria-label='登録の変更履歴']").scrollIntoView({ block: 'center' }))
  await screen.picture('03-history')
}

async function afterARestart(serials) {
  await screen.text('データベースを開く')
  await screen.type('パスワード', PASSWORD, { enter: true })
  // ホーム says what is left to do, and each count opens its list.
  await screen.see("//h1[normalize-space()='ホーム']", 'the first page')
  await screen.text('時点の保留・個別確認・誤り')
  await clock.screens('初めて')
  await clock.screens('もう一度')
  await screen.go('ホーム')
  await atEachSize(screen, '最近の発送バッチ', 'home', { rows: 1 })
  await screen.picture('01-home')
  await screen.click(await screen.see("//main//a[contains(@class, 'card')][contains(., '抜き取り')][contains(., '1通')]", 'what is to be pulled out'))
  await screen.settled(() => screen.rows('抜き取り'), (rows) => rows.length === 1)
  await atEachSize(screen, '抜き取り', 'pull-outs', { rows: 1 })
  await screen.press('抜き取り済みにする')
  await screen.text('1通を抜き取り済みにしました。')
  await screen.text('抜き取る書類はありません。')
  await screen.go('発送バッチ')
  const [row] = await screen.settled(() => screen.rows('発送バッチ'), (rows) => rows.length === 1)
  await atEachSize(screen, '発送バッチ', 'batches', { rows: 1 })
  assert.deepEqual([row[2], row[3], row[8]], ['発送済', `${serials.length}`, `${1 + SCANNED}`])
}
