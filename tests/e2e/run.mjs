// The main job through the real window: unlock, import, people, decisions, batch, preview, print, post, a returned piece, and a new start.
//
// Runs on a screen and a session bus of its own (`cargo xtask test` gives them). Files and folders are chosen in the native dialogs;
// there is no command that only tests know. Pictures of every screen are left in `KENPO_PICTURES`.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { choose, leave } from './dialog.mjs'
import { drivers, needed } from './driver.mjs'
import { Screen } from './screen.mjs'

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))
const ROSTERS = ['kobe_branch_2026-11.xlsx', 'kyoto_branch_2026-11.xls', 'employer_31_2026-11.csv']
const LIST = 'national_list_2026-10.xlsx'
const AS_OF = '2026-11-30'
const PASSWORD = 'correct horse battery'
const TRUTH = JSON.parse(readFileSync(join(FIXTURES, 'rosters/truth.json'), 'utf8'))
const PEOPLE = ROSTERS.flatMap((file) => TRUTH[file].people)
/** One person for each kind of character that programs lose: outside the basic plane, an old form, a variation sequence. */
const RARE = ['𠮷', '髙', '葛\u{E0100}']

const folder = mkdtempSync(join(tmpdir(), 'kenpo-e2e-'))
const database = join(folder, 'society.kenpo')
const pictures = needed('KENPO_PICTURES')
let failed = null
let screen = null

const driver = await drivers()
try {
  society()
  screen = new Screen(await driver.open([database]), pictures)
  await unlock()
  await columns()
  await torn()
  await imports()
  await people()
  await decisions()
  const serials = await batch()
  await returned(serials[0])
  await screen.press('データベースを閉じる')
  await screen.text('データベースを開く')
  await screen.window.quit()

  screen = new Screen(await driver.open([database]), pictures)
  await afterARestart(serials)
  await waiting()
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

/** A roster is chosen in the native dialog. */
async function openRoster(file) {
  await screen.press('ファイルを選ぶ')
  await choose('名簿を選ぶ', file)
}

/** A roster with a heading and a code that nobody can explain is read once a person has. */
async function columns() {
  const headings = ['証の記号', '証の番号', '枝番', 'お名前', 'フリガナ', '男女の別', '生年月日', '続柄', '資格取得日', '現住所', '資格確認書の希望', '管理用番号Ｂ', '備考']
  const cells = ['12', '0009001', '00', '福島　凜', 'フクシマ リン', '女', '昭和57年11月18日', '1', '平成5年7月26日', '兵庫県神戸市中央区加納町6丁目13-785', '', 'B-001', '']
  const file = join(folder, 'roster.csv')
  writeFileSync(file, `\u{FEFF}${headings.join(',')}\r\n${cells.join(',')}\r\n`)
  await screen.type('送り主（名簿の送付元）', '神戸支部')
  await openRoster(file)
  await screen.text('表と列の読み方')
  await screen.text('L列「管理用番号Ｂ」')
  await screen.picture('02-columns')
  await screen.pick('L列は何の列か', '使わない')
  await screen.type('続柄・性別のコードの意味', '1=本人 2=妻')
  await screen.picture('02-codes')
  await screen.press('この読み方で読む')
  await screen.text('取込内容の確認')
  await screen.press('1件を取り込む')
  await screen.text('1件を取り込みました。')
  await undone(1)
  await drifted({ file, headings, cells })
}

/** The same sender's next roster has a column moved and one more: that is told before it is read. What the code stands for is known. */
async function drifted({ file, headings, cells }) {
  const moved = (row, added) => [...row.slice(0, 4), row[5], row[4], ...row.slice(6), added].join(',')
  writeFileSync(file, `\u{FEFF}${moved(headings, '電子メール')}\r\n${moved(cells, '')}\r\n`)
  await screen.type('送り主（名簿の送付元）', '神戸支部')
  await openRoster(file)
  await screen.text('見出しが、この送り主の前回の名簿から変わっています。')
  await screen.picture('02-drifted')
  await screen.press('変わったところを確かめたので、この読み方で読む')
  await screen.text('取込内容の確認')
  await screen.button('1件を取り込む')
  await screen.press('キャンセル')
}

/** A roster whose readings were sorted by themselves does not go in without a reason. */
async function torn() {
  const names = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤', '吉田', '山田']
  const readings = ['イトウ', 'カトウ', 'コバヤシ', 'サトウ', 'スズキ', 'タカハシ', 'タナカ', 'ナカムラ', 'ヤマダ', 'ヤマモト', 'ヨシダ', 'ワタナベ']
  const member = (household, branch, given, reading, birth, sex, relation) =>
    ['12', String(9100 + household).padStart(7, '0'), branch, `${names[household]}　${given}`, `${readings[(household * 2 + Number(branch)) % 12]} ${reading}`, birth, sex, relation, 'R1.5.1'].join(',')
  const rows = names.flatMap((_, household) => [
    member(household, '00', '勇気', 'ユウキ', 'S57.12.16', '男', '本人'),
    member(household, '01', '凜', 'リン', 'S57.11.18', '女', '妻'),
  ])
  const file = join(folder, 'torn.csv')
  await screen.type('送り主（名簿の送付元）', '')
  writeFileSync(file, `\u{FEFF}${['記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日', ...rows].join('\r\n')}\r\n`)
  await openRoster(file)
  await screen.text('列どうしの並びが崩れているようです。')
  await screen.text('氏名とフリガナ')
  await screen.picture('02-torn')
  await handsOut('印を付けた写しを書き出す', '印を付けた写しの保存先', 'torn-marked.xlsx')
  await screen.press('キャンセル')
  await handsOut('記入用の名簿を書き出す', '記入用の名簿の保存先', 'blank.xlsx')
}

/** A file for a sender is written where the native dialog says. */
async function handsOut(button, title, name) {
  const file = join(folder, name)
  await screen.press(button)
  await choose(title, file)
  await screen.text('ファイルを書き出しました。')
  assert.ok(existsSync(file), `${name} is there`)
}

/** What was just imported is taken back, and nobody of it is registered any more. */
async function undone(people) {
  await screen.press('この取込を取り消す')
  await screen.click(await screen.see("//*[@role='dialog']//button[normalize-space()='取込を取り消す']", 'the last look'))
  await screen.text(`登録の取消${people}人、元に戻した人0人、そのままの人0人です。`)
  await screen.picture('02-undone')
}

/** Shows those of a group of the file under review. */
async function group(name) {
  await screen.click(await screen.see(`//*[@role='tab'][starts-with(normalize-space(), '${name}')]`, name))
}

/** Somebody is found among the new people of a file before it goes in. */
async function lookedFor(person, all) {
  await group('新規')
  await settled(() => screen.rows('新規'), (rows) => rows.length === Math.min(50, all))
  await screen.window.executeScript('arguments[0].scrollIntoView()', await screen.text('一人ずつの内容'))
  await screen.picture('02-people')
  await screen.type('氏名・フリガナ・番号で探す', person.name, { enter: true })
  const found = await settled(() => screen.rows('新規'), (rows) => rows.length < 50)
  assert.ok(found.every((row) => row[2].includes(person.name)), 'only who is asked for')
}

async function imports() {
  await screen.press('ファイルを選ぶ')
  await leave('名簿を選ぶ')
  let takenBack = false
  for (const file of [...ROSTERS, LIST]) {
    await screen.go('名簿取込')
    await screen.type('判定日', AS_OF, { enter: true })
    await openRoster(join(FIXTURES, 'rosters', file))
    await screen.text('取込内容の確認')
    const { people, rows } = TRUTH[file]
    if (file === ROSTERS[0]) await screen.picture('02-import')
    const expected = (people ?? rows).length
    if (file === ROSTERS[0]) await lookedFor(people[0], expected)
    if (file === LIST) {
      await group('記載のない方')
      await settled(() => screen.rows('記載のない方'), (rows) => rows.length === Math.min(50, PEOPLE.length - expected))
      await screen.window.executeScript('arguments[0].scrollIntoView()', await screen.text('一人ずつの内容'))
      await screen.picture('02-absent')
    }
    await screen.press(`${expected}件を取り込む`)
    await screen.text(`${expected}件を取り込みました。`)
    if (!takenBack) {
      takenBack = true
      await undone(expected)
      await openRoster(join(FIXTURES, 'rosters', file))
      await screen.press(`${expected}件を取り込む`)
      await screen.text(`${expected}件を取り込みました。`)
    }
  }
}

async function people() {
  await screen.go('加入者')
  for (const rare of RARE) {
    const person = PEOPLE.find(({ name }) => name.includes(rare))
    const id = `${person.symbol}-${person.number}-${person.branch_no}`
    // What is typed comes back as it was typed, and finds the very name that is registered.
    await screen.type('氏名・カナ・番号', rare, { enter: true })
    await settled(() => screen.rows('加入者'), (rows) => rows.some((row) => row[1].includes(rare)))
    await screen.holds('氏名・カナ・番号', rare)
    await screen.type('氏名・カナ・番号', id, { enter: true })
    const [row, ...others] = await settled(() => screen.rows('加入者'), (rows) => rows.length === 1)
    assert.equal(others.length, 0)
    assert.equal(row[0], id)
    assert.ok(row[1].startsWith(person.name), `${row[1]} is not ${person.name}`)
    assert.equal(row[6], person.address)
  }
  await screen.type('氏名・カナ・番号', 'ヨシダ', { enter: true })
  await settled(() => screen.rows('加入者'), (rows) => rows.length > 1 && rows.every((row) => /ヨシダ/.test(row[1])))
  await screen.picture('03-people')
}

async function decisions() {
  await screen.go('判定')
  await screen.type('判定日', AS_OF, { enter: true })
  await screen.text('通の発送バッチを作る')
  const cards = await settled(
    () => screen.window.executeScript(() => Object.fromEntries([...document.querySelectorAll('.card')].map((card) => [...card.children].map((child) => child.textContent)))),
    (cards) => cards['すべて'] === `${PEOPLE.length}人`,
  )
  const number = (words) => Number((cards[words] ?? '0人').replace(/[^0-9]/g, ''))
  assert.equal(number('登録内容の誤り'), 17, 'people who were acquired before they were born')
  const kinds = Object.keys(cards).filter((words) => words !== 'すべて')
  assert.equal(kinds.reduce((sum, words) => sum + number(words), 0), PEOPLE.length, 'everyone has exactly one answer')
  await screen.picture('04-decisions')
}

async function batch() {
  const make = await screen.see("//button[contains(normalize-space(), '通の発送バッチを作る')]", 'the button that makes a batch')
  const pieces = Number((await make.getText()).replace(/[^0-9]/g, ''))
  assert.ok(pieces > 0)
  await screen.click(make)
  const dialog = "//*[@role='dialog']"
  await screen.click(await screen.see(`${dialog}//button[contains(normalize-space(), '通の発送バッチを作る')]`, 'the last look'))
  const print = `${pieces}通の印刷ファイルを書き出す`
  await screen.button(print)
  await screen.picture('05-batch')

  await preview()
  const out = join(folder, 'batch')
  mkdirSync(out)
  await screen.press(print)
  await choose('書き出すフォルダーを選ぶ', out)
  await screen.text('通の印刷ファイルを書き出しました。')
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).pieces
  await onPaper(out, manifest)

  for (const [button, done] of [
    ['封入済にする', '封入済にしました。'],
    ['発送済にする', '発送済にしました。'],
  ]) {
    await screen.click(await screen.see(`//main//button[contains(normalize-space(), '${button}')]`, button))
    await screen.click(await screen.see(`${dialog}//button[contains(normalize-space(), '${button}')]`, `${button}, once more`))
    await screen.text(done)
  }
  return manifest.map(({ serial }) => serial)
}

/** The first piece in the library's own dialog: drawn by the web view, with something on it. */
async function preview() {
  await screen.click(await screen.see("//button[contains(@aria-label, 'の書類を見る')]", 'a piece to look at'))
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
  await screen.press('閉じる')
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

async function returned(serial) {
  await screen.go('返戻')
  const reason = await screen.see("//select[@name='reason']//option[contains(normalize-space(), '転居先不明')]", 'the reason')
  await screen.click(reason)
  // A scanner types the number and presses Enter.
  await screen.type('整理番号', serial, { enter: true })
  await screen.text(`${serial.slice(0, 2)}-${serial.slice(2, 9)}-${serial.slice(9)} の返戻を登録しました。`)
  const rows = await settled(() => screen.rows('調査中の返戻'), (rows) => rows.length === 1)
  assert.equal(rows[0][0].replaceAll('-', ''), serial)
  await screen.picture('06-returns')

  // It stands in the person's history, and holds what would follow.
  const [id] = rows[0][1].match(/\d+-\d+-\d+$/)
  await screen.go('加入者')
  await screen.type('氏名・カナ・番号', id, { enter: true })
  await settled(() => screen.rows('加入者'), (found) => found.length === 1)
  await screen.click(await screen.see("//table[@aria-label='加入者']//a", 'the person'))
  await screen.text('転居先不明')
  await screen.picture('03-person')

  // So does what became of the registration: from the roster on that the person came in by.
  const history = await settled(() => screen.rows('登録の変更履歴'), (rows) => rows.length > 0)
  assert.match(history.at(-1)[1], /^新規.*名簿の取込$/)
  await screen.window.executeScript(() => document.querySelector("table[aria-label='登録の変更履歴']").scrollIntoView({ block: 'center' }))
  await screen.picture('03-history')
}

async function afterARestart(serials) {
  await screen.text('データベースを開く')
  await screen.type('パスワード', PASSWORD, { enter: true })
  await screen.go('発送バッチ')
  const [row] = await settled(() => screen.rows('発送バッチ'), (rows) => rows.length === 1)
  assert.deepEqual([row[2], row[3], row[8]], ['発送済', `${serials.length}`, '1'])
}

/** Another name waits until somebody has looked, and contact of whoever has none until it is let in. */
async function waiting() {
  const roster = async (name, rows) => {
    const file = join(folder, name)
    const headings = '記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,郵便番号,住所'
    writeFileSync(file, `\u{FEFF}${[headings, ...rows].join('\r\n')}\r\n`)
    await screen.go('名簿取込')
    await screen.type('判定日', AS_OF, { enter: true })
    await openRoster(file)
    await screen.text('取込内容の確認')
  }
  const newcomer = '12,0009901,00,新井　結,アライ ユイ,H2.3.4,女,本人,R8.4.1'
  await roster('newcomer.csv', [`${newcomer},,`])
  await screen.press('1件を取り込む')
  await screen.text('1件を取り込みました。')

  const known = PEOPLE.find(({ relation }) => relation === '本人')
  const [, given] = known.name.split('　')
  const { symbol, number, branch_no: branch, kana, birth, sex, relation, acquired } = known
  await roster('later.csv', [
    `${newcomer},650-0001,兵庫県神戸市中央区加納町６丁目１`,
    [symbol, number, branch, `新田　${given}`, kana, birth, sex, relation, acquired, '', ''].join(','),
  ])
  const names = await screen.see("//*[self::h2 or self::h3][contains(., '氏名の変わる方')]", 'who gets another name')
  await screen.window.executeScript('arguments[0].scrollIntoView()', names)
  await screen.picture('02-renamed')
  await group('保留')
  const rows = await settled(() => screen.rows('保留'), (found) => found.length === 2)
  assert.deepEqual(rows.map((row) => row[2]), ['新井　結', `新田　${given}`])
  await screen.window.executeScript('arguments[0].scrollIntoView()', await screen.text('一人ずつの内容'))
  await screen.picture('02-waiting')
  await screen.press('取り込む')
  await screen.text('連絡先・事業所の登録待ちが1人います。')
  await screen.go('名簿取込')
  const tray = await screen.text('登録待ちの連絡先・事業所（1人）')
  await screen.window.executeScript('arguments[0].scrollIntoView()', tray)
  await screen.picture('02-tray')
  await screen.press('まとめて登録する')
  await screen.click(await screen.see("//*[@role='dialog']//button[normalize-space()='1人の分を登録する']", 'the last look'))
  await screen.text('1人の連絡先・事業所を登録しました。')
}

/** Asks until the page has what is waited for; the last answer otherwise tells what it had instead. */
async function settled(ask, right) {
  let last
  await screen.window.wait(async () => right((last = await ask())), 60_000).catch(() => {
    throw new Error(`the screen settled on ${JSON.stringify(last).slice(0, 2000)}`)
  })
  return last
}
