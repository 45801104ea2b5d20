// Rosters in the real window, as a clerk meets them: what is asked, what is refused, what waits, what is taken back, several at once.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { choose, chooseAll, leave } from './dialog.mjs'
import { atEachSize } from './sizes.mjs'

export const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))
export const AS_OF = '2026-11-30'
/** On a file of the native dialog, and on its button. */
const IN_DIALOG = 2
const ROSTERS = ['kobe_branch_2026-11.xlsx', 'kyoto_branch_2026-11.xls', 'employer_31_2026-11.csv']
const LIST = 'national_list_2026-10.xlsx'
const TRUTH = JSON.parse(readFileSync(join(FIXTURES, 'rosters/truth.json'), 'utf8'))
/** Everybody in the rosters, as they are meant. */
export const PEOPLE = ROSTERS.flatMap((file) => TRUTH[file].people)

export class Rosters {
  /** `folder`: where files that are made may stand. */
  constructor(screen, folder) {
    this.screen = screen
    this.folder = folder
  }

  /** A roster is chosen in the native dialog: for a person two clicks more, on the file and on the button. */
  async open(file) {
    await this.screen.press('ファイルを選ぶ')
    await choose('名簿を選ぶ', file)
    this.screen.hands.clicks += IN_DIALOG
  }

  /** A roster with a heading and a code that nobody can explain is read once a person has. */
  async columnsAndCodes() {
    const headings = ['証の記号', '証の番号', '枝番', 'お名前', 'フリガナ', '男女の別', '生年月日', '続柄', '資格取得日', '現住所', '資格確認書の希望', '管理用番号Ｂ', '備考']
    const cells = ['12', '0009001', '00', '福島　凜', 'フクシマ リン', '女', '昭和57年11月18日', '1', '平成5年7月26日', '兵庫県神戸市中央区加納町6丁目13-785', '', 'B-001', '']
    const file = join(this.folder, 'roster.csv')
    writeFileSync(file, `\u{FEFF}${headings.join(',')}\r\n${cells.join(',')}\r\n`)
    await this.screen.type('送り主（名簿の送付元）', '神戸支部')
    await this.open(file)
    await this.screen.text('表と列の読み方')
    await this.screen.text('L列「管理用番号Ｂ」')
    await this.screen.picture('02-columns')
    await this.screen.pick('L列は何の列か', '使わない')
    await this.screen.type('続柄・性別・発行要否のコードの意味', '1=本人 2=妻')
    await this.screen.picture('02-codes')
    await atEachSize(this.screen, null, 'columns')
    await this.screen.press('この読み方で読む')
    await this.screen.text('取込内容の確認')
    await this.screen.press('1件を取り込む')
    await this.screen.text('1件を取り込みました。')
    await this.undone(1)
    await this.drifted({ file, headings, cells })
  }

  /** The same sender's next roster has a column moved and one more: that is told before it is read. What the code stands for is known. */
  async drifted({ file, headings, cells }) {
    const moved = (row, added) => [...row.slice(0, 4), row[5], row[4], ...row.slice(6), added].join(',')
    writeFileSync(file, `\u{FEFF}${moved(headings, '電子メール')}\r\n${moved(cells, '')}\r\n`)
    await this.screen.type('送り主（名簿の送付元）', '神戸支部')
    await this.open(file)
    await this.screen.text('見出しが、この送り主の前回の名簿から変わっています。')
    await this.screen.picture('02-drifted')
    await this.screen.press('変わったところを確かめたので、この読み方で読む')
    await this.screen.text('取込内容の確認')
    await this.screen.button('1件を取り込む')
    await this.screen.press('キャンセル')
  }

  /** A column that nobody explained is shown with what its values look like; one press takes it. */
  async suggested() {
    const given = ['凜', '蓮', '葵', '陽菜', '悠真', '結']
    const rows = given.map((name, at) => ['12', `000920${at}`, '00', `福島　${name}`, '女', 'S57.11.18', '本人', 'H5.7.26', `078-${331 + at}-4501`])
    const file = join(this.folder, 'suggested.csv')
    const headings = '記号,番号,枝番,氏名,性別,生年月日,続柄,資格取得日,管理用番号Ｃ'
    writeFileSync(file, `\u{FEFF}${[headings, ...rows].join('\r\n')}\r\n`)
    await this.screen.type('送り主（名簿の送付元）', '')
    await this.open(file)
    await this.screen.text('値の100%が電話番号の形です')
    await this.screen.picture('02-suggested')
    await this.screen.press('I列を「電話番号」にする')
    await this.screen.press('この読み方で読む')
    await this.screen.text('取込内容の確認')
    await this.screen.press('キャンセル')
  }

  /** A list without 枝番 and 続柄 is read once a person has said that it names nobody's family. */
  async insured() {
    const given = ['凜', '蓮', '葵', '陽菜', '悠真', '結']
    const rows = given.map((name, at) => ['12', `000930${at}`, `福島　${name}`, '女', 'S57.11.18', 'H15.7.26'])
    const file = join(this.folder, 'insured.csv')
    writeFileSync(file, `\u{FEFF}${['記号,番号,氏名,性別,生年月日,資格取得日', ...rows].join('\r\n')}\r\n`)
    await this.screen.type('送り主（名簿の送付元）', '')
    await this.open(file)
    await this.screen.text('枝番の列も続柄の列もない名簿：6行、番号はすべて別')
    await this.screen.picture('02-insured')
    await this.screen.click(await this.screen.text('全員を被保険者本人（枝番00）として読む'))
    await this.screen.press('この読み方で読む')
    await this.screen.text('取込内容の確認')
    await this.screen.button('6件を取り込む')
    await this.screen.press('キャンセル')
  }

  /** A roster whose readings were sorted by themselves does not go in without a reason. */
  async torn() {
    const names = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤', '吉田', '山田']
    const readings = ['イトウ', 'カトウ', 'コバヤシ', 'サトウ', 'スズキ', 'タカハシ', 'タナカ', 'ナカムラ', 'ヤマダ', 'ヤマモト', 'ヨシダ', 'ワタナベ']
    const member = (household, branch, given, reading, birth, sex, relation) =>
      ['12', String(9100 + household).padStart(7, '0'), branch, `${names[household]}　${given}`, `${readings[(household * 2 + Number(branch)) % 12]} ${reading}`, birth, sex, relation, 'R1.5.1'].join(',')
    const rows = names.flatMap((_, household) => [
      member(household, '00', '勇気', 'ユウキ', 'S57.12.16', '男', '本人'),
      member(household, '01', '凜', 'リン', 'S57.11.18', '女', '妻'),
    ])
    const file = join(this.folder, 'torn.csv')
    await this.screen.type('送り主（名簿の送付元）', '')
    writeFileSync(file, `\u{FEFF}${['記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日', ...rows].join('\r\n')}\r\n`)
    await this.open(file)
    await this.screen.text('列どうしの並びが崩れているようです。')
    await this.screen.text('氏名とフリガナ')
    await this.screen.picture('02-torn')
    await this.handsOut('印を付けた写しを書き出す', '印を付けた写しの保存先', 'torn-marked.xlsx')
    await this.screen.press('キャンセル')
    await this.handsOut('記入用の名簿を書き出す', '記入用の名簿の保存先', 'blank.xlsx')
  }

  /** A file for a sender is written where the native dialog says. */
  async handsOut(button, title, name) {
    const file = join(this.folder, name)
    await this.screen.press(button)
    await choose(title, file)
    await this.screen.text('ファイルを書き出しました。')
    assert.ok(existsSync(file), `${name} is there`)
  }

  /** What was just imported is taken back, and nobody of it is registered any more. */
  async undone(people) {
    await this.screen.press('この取込を取り消す')
    await this.screen.click(await this.screen.see("//*[@role='dialog']//button[normalize-space()='取込を取り消す']", 'the last look'))
    await this.screen.text(`登録の取消${people}人、元に戻した人0人、そのままの人0人です。`)
    await this.screen.picture('02-undone')
  }

  /** Shows those of a group of the file under review. */
  async group(name) {
    await this.screen.click(await this.screen.see(`//*[@role='tab'][starts-with(normalize-space(), '${name}')]`, name))
  }

  /** Somebody is found among the new people of a file before it goes in. */
  async lookedFor(person, all) {
    await this.group('新規')
    await this.screen.settled(() => this.screen.rows('新規'), (rows) => rows.length === Math.min(50, all))
    await this.screen.window.executeScript('arguments[0].scrollIntoView()', await this.screen.text('一人ずつの内容'))
    await this.screen.picture('02-people')
    await atEachSize(this.screen, '新規', 'review', { rows: 0, tallest: 60 })
    await this.screen.type('氏名・フリガナ・番号で探す', person.name, { enter: true })
    const found = await this.screen.settled(() => this.screen.rows('新規'), (rows) => rows.length < 50)
    assert.ok(found.every((row) => row[2].includes(person.name)), 'only who is asked for')
  }

  async samples() {
    await this.screen.press('ファイルを選ぶ')
    await leave('名簿を選ぶ')
    let takenBack = false
    let spent = null
    for (const file of [...ROSTERS, LIST]) {
      this.screen.spent()
      await this.screen.go('名簿取込')
      await this.screen.type('判定日', AS_OF, { enter: true })
      await this.open(join(FIXTURES, 'rosters', file))
      await this.screen.text('取込内容の確認')
      const { people, rows } = TRUTH[file]
      if (file === ROSTERS[0]) await this.screen.picture('02-import')
      const expected = (people ?? rows).length
      if (file === ROSTERS[0]) await this.lookedFor(people[0], expected)
      if (file === LIST) {
        await this.group('記載のない方')
        await this.screen.settled(() => this.screen.rows('記載のない方'), (rows) => rows.length === Math.min(50, PEOPLE.length - expected))
        await this.screen.window.executeScript('arguments[0].scrollIntoView()', await this.screen.text('一人ずつの内容'))
        await this.screen.picture('02-absent')
      }
      await this.screen.press(`${expected}件を取り込む`)
      await this.screen.text(`${expected}件を取り込みました。`)
      // Nothing is looked for in the second one: it is only taken.
      if (file === ROSTERS[1]) spent = this.screen.spent()
      if (!takenBack) {
        takenBack = true
        await this.undone(expected)
        await this.open(join(FIXTURES, 'rosters', file))
        await this.screen.press(`${expected}件を取り込む`)
        await this.screen.text(`${expected}件を取り込みました。`)
      }
    }
    return spent
  }

  /** Another name waits until somebody has looked, and contact of whoever has none until it is let in. */
  async waiting() {
    const roster = async (name, rows) => {
      const file = join(this.folder, name)
      const headings = '記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,郵便番号,住所'
      writeFileSync(file, `\u{FEFF}${[headings, ...rows].join('\r\n')}\r\n`)
      await this.screen.go('名簿取込')
      await this.screen.type('判定日', AS_OF, { enter: true })
      await this.open(file)
      await this.screen.text('取込内容の確認')
    }
    const newcomer = '12,0009901,00,新井　結,アライ ユイ,H2.3.4,女,本人,R8.4.1'
    await roster('newcomer.csv', [`${newcomer},,`])
    await this.screen.press('1件を取り込む')
    await this.screen.text('1件を取り込みました。')

    const known = PEOPLE.find(({ relation }) => relation === '本人')
    const [, given] = known.name.split('　')
    const { symbol, number, branch_no: branch, kana, birth, sex, relation, acquired } = known
    await roster('later.csv', [
      `${newcomer},650-0001,兵庫県神戸市中央区加納町６丁目１`,
      [symbol, number, branch, `新田　${given}`, kana, birth, sex, relation, acquired, '', ''].join(','),
    ])
    const names = await this.screen.see("//*[self::h2 or self::h3][contains(., '氏名の変わる方')]", 'who gets another name')
    await this.screen.window.executeScript('arguments[0].scrollIntoView()', names)
    await this.screen.picture('02-renamed')
    await this.group('保留')
    const rows = await this.screen.settled(() => this.screen.rows('保留'), (found) => found.length === 2)
    assert.deepEqual(rows.map((row) => row[2]), ['新井　結', `新田　${given}`])
    await this.screen.window.executeScript('arguments[0].scrollIntoView()', await this.screen.text('一人ずつの内容'))
    await this.screen.picture('02-waiting')
    await this.screen.press('取り込む')
    await this.screen.text('連絡先・事業所の登録待ちが1人います。')
    await this.screen.go('名簿取込')
    const tray = await this.screen.text('登録待ちの連絡先・事業所（1人）')
    await this.screen.window.executeScript('arguments[0].scrollIntoView()', tray)
    await this.screen.picture('02-tray')
    await atEachSize(this.screen, null, 'import')
    await this.screen.press('まとめて登録する')
    await this.screen.click(await this.screen.see("//*[@role='dialog']//button[normalize-space()='1人の分を登録する']", 'the last look'))
    await this.screen.text('1人の連絡先・事業所を登録しました。')
  }

  /** Several rosters chosen together: those that are clear go in by one press, each as it was shown; the others are named and left. */
  async together() {
    const folder = join(this.folder, 'together')
    mkdirSync(folder)
    const headings = '記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,電話番号'
    const write = (name, rows, more = '') => writeFileSync(join(folder, name), `\u{FEFF}${[`${headings}${more}`, ...rows].join('\r\n')}\r\n`)
    const known = PEOPLE.filter(({ address, acquired, birth }) => address && acquired >= birth).slice(0, 300)
    const moved = ({ symbol, number, branch_no: branch, name, kana, birth, sex, relation, acquired }) =>
      [symbol, number, branch, name, kana, birth, sex, relation, acquired, '078-000-1234'].join(',')
    const newcomer = '12,0009902,00,新井　蓮,アライ レン,H3.4.5,男,本人,R8.4.1,'
    write('1 神戸支部.csv', known.map(moved))
    write('2 京都支部.csv', [newcomer])
    write('3 大阪支部.csv', ['12,0009903,00,新井　葵,アライ アオイ,H4.5.6,女,本人,R8.4.1,'])
    write('4 奈良支部.csv', [`${newcomer},B-001`], ',管理用番号Ｂ')
    // The same person as in the second, who is registered by the time that this one is to go in.
    write('5 京都支部（再送）.csv', [newcomer])
    await this.screen.go('名簿取込')
    await this.screen.type('判定日', AS_OF, { enter: true })
    this.screen.spent()
    await this.screen.press('ファイルを選ぶ')
    await chooseAll('名簿を選ぶ', folder)
    // Ctrl+A and the button.
    this.screen.hands.clicks += IN_DIALOG
    await this.screen.button(`4件のファイル（${known.length + 3}件）を取り込む`)
    const files = () => this.screen.rows('まとめて選んだファイル（5件）')
    const shown = await files()
    assert.deepEqual(shown.map((row) => row.slice(1, 3)), [['0', '300'], ['1', '0'], ['1', '0'], ['', ''], ['1', '0']])
    assert.match(shown[3].at(-1), /管理用番号Ｂ/)
    await this.screen.picture('02-together')
    await atEachSize(this.screen, null, 'together')
    await this.screen.press(`4件のファイル（${known.length + 3}件）を取り込む`)
    await this.screen.text('3件のファイルを取り込みました。2件は取り込んでいません。')
    const spent = this.screen.spent()
    const done = await files()
    assert.deepEqual(done.slice(0, 3).map((row) => row.at(-1)), [`${known.length}件を取り込みました。`, '1件を取り込みました。', '1件を取り込みました。'])
    assert.match(done[4].at(-1), /取り込む内容が変わりました/)
    await this.screen.picture('02-together-done')
    // The one that was left is looked at by itself: nothing in it is new by now.
    await this.screen.press('5 京都支部（再送）.csv を開く')
    await this.screen.text('取込内容の確認')
    await this.screen.press('キャンセル')
    return spent
  }
}
