// The real window in front of a large society: how long each screen takes. Nothing is judged but that every screen comes.
//
// `cargo xtask test --long` runs it with programs that are built like released ones. `KENPO_PEOPLE` says how many people there are.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Clock } from './clock.mjs'
import { drivers, needed } from './driver.mjs'
import { AS_OF, FIXTURES } from './rosters.mjs'
import { Screen } from './screen.mjs'

const PASSWORD = 'correct horse battery'
const PEOPLE = Number(process.env.KENPO_PEOPLE ?? 100_000)
const FAMILY = [['佐藤', 'サトウ'], ['髙橋', 'タカハシ'], ['𠮷田', 'ヨシダ'], ['渡邉', 'ワタナベ'], ['鈴木', 'スズキ'], ['田中', 'タナカ'], ['伊藤', 'イトウ'], ['山本', 'ヤマモト'], ['中村', 'ナカムラ'], ['小林', 'コバヤシ'], ['加藤', 'カトウ']]
const GIVEN = [['太郎', 'タロウ', '男'], ['花子', 'ハナコ', '女'], ['蓮', 'レン', '男'], ['陽子', 'ヨウコ', '女'], ['健一', 'ケンイチ', '男'], ['美咲', 'ミサキ', '女'], ['翔太', 'ショウタ', '男']]
const RELATIONS = [['本人', '本人'], ['夫', '妻'], ['長男', '長女']]

const folder = mkdtempSync(join(tmpdir(), 'kenpo-many-'))
const database = join(folder, 'society.kenpo')
const driver = await drivers()
let failed = null
try {
  society()
  const screen = new Screen(await driver.open([database]), needed('KENPO_PICTURES'))
  await screen.text('データベースを開く')
  await screen.type('パスワード', PASSWORD, { enter: true })
  await screen.see("//h1[normalize-space()='ホーム']", 'the first page')
  const clock = new Clock(screen)
  // Everybody is being judged for ホーム: what a clerk asks for meanwhile has to wait its turn, and its frame has not.
  await clock.screens('開いた直後', ['加入者・世帯', 'ホーム'])
  await sleep(5_000)
  await clock.screens('初めて')
  await clock.screens('もう一度')
  await screen.go('発送バッチ')
  await screen.click(await screen.see('//main//table//a', 'the batch'))
  await screen.see("//button[contains(@aria-label, 'の書類を見る')]", 'a piece to look at')
  await clock.document('書類の確認（初めて）', 0)
  for (const at of [1, 2, 3, 4]) {
    await sleep(1500)
    await clock.document(`書類の確認（次の書類 ${at}）`, null, 'ArrowRight')
  }
  await screen.press('閉じる')
  for (const at of [20, 40]) {
    await sleep(1500)
    await clock.document(`書類の確認（ほかの行 ${at}）`, at)
    await screen.press('閉じる')
  }
  clock.tell('times-many.txt')
  await screen.window.quit()
} catch (error) {
  failed = error
} finally {
  driver.end()
  rmSync(folder, { recursive: true })
}
if (failed) {
  console.error(failed)
  process.exitCode = 1
}

/** Founded, filled with one roster and one national list and given one batch on the command line. */
function society() {
  const roster = join(folder, 'roster.csv')
  const headings = '記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,郵便番号,住所,事業所コード'
  writeFileSync(roster, `\u{FEFF}${[headings, ...Array.from({ length: PEOPLE }, (_, at) => member(at))].join('\r\n')}\r\n`)
  run('init', '--db', database, '--name', '例示健康保険組合', '--insurer', '06139463', '--policy', join(FIXTURES, 'policy/reiji.toml'), '--number-width', '7', '--branch-width', '2', '--postal-width', '7')
  run('import', '--db', database, roster, '--as-of', AS_OF)
  // Whoever has no card is due a document.
  const list = join(folder, 'list.csv')
  const listed = Array.from({ length: PEOPLE }, (_, at) => `06139463,${idOf(at).join(',')},${at % 3 === 0 ? '無,無,' : '有,有,2030-01-01'},,2026-10-31`)
  writeFileSync(list, `\u{FEFF}${['保険者番号,記号,番号,枝番,個人番号カード,利用登録,電子証明書有効期限,解除処理日,基準日', ...listed].join('\r\n')}\r\n`)
  run('import', '--db', database, list, '--as-of', AS_OF)
  run('issue', '--db', database, '--as-of', AS_OF)
}

/** Households of three; the numbers that days and names are drawn by share no factor, so that hardly two people are alike. */
function member(at) {
  const [household, branch] = [Math.trunc(at / 3), at % 3]
  const [family, familyKana] = FAMILY[household % FAMILY.length]
  const [given, givenKana, sex] = GIVEN[(at * 5) % GIVEN.length]
  const year = branch < 2 ? 1950 + (household % 35) : 1990 + (household % 25)
  const day = (part, of) => String(1 + (Math.trunc(household / part) % of)).padStart(2, '0')
  const relation = RELATIONS[branch][sex === '男' ? 0 : 1]
  return [...idOf(at), `${family}　${given}`, `${familyKana} ${givenKana}`, `${year}-${day(35, 12)}-${day(420, 28)}`, sex, relation, '2020-04-01', '650-0001', `兵庫県神戸市中央区加納町${1 + (household % 9)}丁目${1 + household}`, `${3100 + (household % 20)}`].join(',')
}

function idOf(at) {
  const household = Math.trunc(at / 3)
  return [`${100 + (household % 20)}`, String(1001 + household).padStart(7, '0'), `0${at % 3}`]
}

function run(...words) {
  execFileSync(needed('KENPO'), words, { env: { ...process.env, KENPO_PASSWORD: PASSWORD }, stdio: ['ignore', 'ignore', 'inherit'] })
}
