// Rows of an invented society. Only what a screen shows, in the shapes of the contract.
import type { AuditListRes, AuditRow, BatchDetail, BatchRow, ColumnRow, CountsRow, DecisionRow, FileSaid, FindingRow, FirstFound, HoldsPage, ImportColumns, ImportDone, ImportListed, ImportPreview, ImportRow, Meaning, NotNamed, OperationRow, OutcomeGroup, OutcomeRow, PersonDetail, PersonHistoryPage, PersonRow, PieceDetail, PieceRow, PieceState, PlanPage, PullOutRow, PullOutsRes, ReturnsRes, ReviewGroup, StatusRes, UserListRow, UsersRes, WaitingPage, WaitingRow } from '../src/api/generated'

const NAMES: [string, string, string][] = [
  ['福島　勇気', 'フクシマ ユウキ', '兵庫県神戸市中央区加納町６丁目１３－７８５'],
  ['𠮷田　髙子', 'ヨシダ タカコ', '兵庫県神戸市東灘区向洋町中2-5-904'],
  ['葛󠄀城　太郎', 'カツラギ タロウ', '兵庫県神戸市中央区加納町6丁目4-477'],
  ['西園寺　龍之介', 'サイオンジ リュウノスケ', '兵庫県神戸市東灘区向洋町中3-30-661'],
  ['渡邉　﨑', 'ワタナベ サキ', '兵庫県神戸市中央区加納町6丁目13-785'],
]

function nth<T>(list: readonly T[], i: number): T {
  const item = list[i % list.length]
  if (item === undefined) throw new Error('an empty list has no item')
  return item
}
const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
const pad = (n: number, width: number) => String(n).padStart(width, '0')

const status = (open: boolean, counts: Partial<CountsRow> = {}): StatusRes => ({
  open,
  dbPath: '/home/reiji/society.kenpo',
  left: [],
  today: '2026-11-24',
  todayText: '令和8年11月24日',
  society: open ? { name: '例示健康保険組合', insurerNumber: '06139463', officeNo: 1, policyVersion: '2026-1' } : null,
  user: open ? { name: '管理者', roles: ['viewer', 'clerk', 'approver', 'number', 'protector', 'auditor', 'admin'] } : null,
  passwordDue: false,
  older: false,
  anchor: open ? 'file' : null,
  counts: open ? { people: 1284, imports: 2, openBatches: 1, openReturns: 2, heldRows: 0, toPullOut: 0, latestBatchDay: '2026-11-30', ...counts } : null,
})

/** A user with every role. */
export const userRow = (name: string, more: Partial<UserListRow> = {}): UserListRow => ({
  name, roles: ['viewer', 'clerk', 'approver', 'number', 'protector', 'auditor', 'admin'], passwordDue: false, removed: false, ...more,
})

export const auditRow = (more: Partial<AuditRow> = {}): AuditRow => ({
  seq: 12, at: '2026-11-24T01:02:03Z', atText: '2026/11/24 10:02', user: 'tantou', act: 'search', actText: '加入者の検索', subject: null, figures: [{ figure: 'hits', text: '該当', value: '3' }], single: false, refused: null, refusedText: null, ...more,
})

export const waitingRow = (more: Partial<WaitingRow> = {}): WaitingRow => ({
  id: '7', act: 'user_roles', what: '利用者「tantou」の役割を変える（作成 → 作成・承認）', by: 'kanri', at: '2026-11-24T01:02:03Z', atText: '令和8年11月24日 10時02分', mine: false, fingerprint: null, policy: null, ...more,
})

const person = (i: number): PersonRow => {
  const [name, kana, address] = nth(NAMES, i)
  return {
    id: `p${i}`,
    insured: `12-${pad(1003 + i * 7, 7)}-0${i % 4}`,
    name,
    kana,
    birth: '1982-12-16',
    birthText: '昭和57年12月16日',
    sexText: nth(['男', '女'], i),
    relationText: nth(['本人', '妻', '長男'], i),
    acquiredOn: '1993-07-26',
    acquiredText: '平成5年7月26日',
    lostOn: null,
    employer: '1201',
    postal: '650-0001',
    address,
    phone: null,
  }
}

const OUTCOMES: [OutcomeGroup, string, string, number][] = [
  ['certificate', '資格確認書', 'マイナンバーカードの利用登録なし', 412],
  ['notice', '資格情報のお知らせ', '資格の取得', 640],
  ['notice_last4', '資格情報のお知らせ（下4桁あり）', '令和6年の一斉通知', 0],
  ['none', '送付なし', '有効な資格確認書を持っている', 180],
  ['hold', '保留', '必要な情報が足りない', 46],
  ['individual_check', '個別確認', '', 4],
  ['error', '判定できない', '', 2],
]

const counts = (): OutcomeRow[] => OUTCOMES.map(([outcome, text, reason, count]) => ({ outcome, text, count, reasons: reason ? [{ text: reason, count }] : [] }))

const decision = (i: number): DecisionRow => {
  const { id, insured, name, kana } = person(i)
  const [outcome, outcomeText, reasonText] = nth([nth(OUTCOMES, 0), nth(OUTCOMES, 1), nth(OUTCOMES, 4)], i)
  return {
    person: id, insured, name, kana, outcome, outcomeText, reasonText,
    reason: 'not_registered',
    alsoNotice: i % 3 === 0,
    basisText: outcome === 'certificate' ? '職権' : '通知義務',
    rule: 'C-07',
    sources: ['健康保険法施行規則第47条第2項', '令和6年11月29日 保保発1129第1号'],
    validUntil: outcome === 'certificate' ? '2029-03-31' : null,
    validUntilText: outcome === 'certificate' ? '令和11年3月31日' : '',
    ratioText: '',
    deliveryText: outcome === 'hold' ? '' : 'はがき型・事業主経由',
    missingTexts: outcome === 'hold' ? ['個人番号の紐付けの状態'] : [],
    noteTexts: [],
    collectTexts: [],
  }
}

const plan = (asOf = '2026-11-24'): PlanPage => ({
  asOf, asOfText: '令和8年11月30日', counts: counts(), pieces: 1052, rows: many(50, decision), total: 1284, page: 1, perPage: 50,
})

const finding = (i: number): FindingRow => {
  const [code, weight, text, next, itemText, cell] = nth(
    [
      ['zeros_restored', 'mended', '先頭の0を補いました。', '作業はいりません。', '番号', '1003'],
      ['kana_missing', 'look', 'フリガナがありません。', '事業所に確かめてください。', 'フリガナ', null],
      ['birth_date_bad', 'blocks', '生年月日として読めません。', '名簿の生年月日を直してください。', '生年月日', 'S57.13.1'],
    ] as const,
    i,
  )
  return { code, weight, text, next, sheet: '加入者名簿', row: 6 + i, column: 'E', itemText, insured: person(i).insured, cell }
}

/** Where the first of the kind of a finding stands. */
const first = (i: number): FirstFound => {
  const { sheet, row, column, cell } = finding(i)
  return { sheet, row, column, cell }
}

/** One of a group of a file under review. */
const importRow = (group: ReviewGroup) => (i: number): ImportRow => ({
  row: group === 'absent' ? null : 6 + i,
  insured: group === 'waiting' && i % 4 === 3 ? null : person(i).insured,
  name: group === 'waiting' ? null : person(i).name,
  fields: group === 'changes' ? [{ itemText: '住所', before: '兵庫県神戸市中央区加納町6丁目4-477', after: '兵庫県神戸市東灘区向洋町中3-30-661' }, { itemText: '氏名', before: '高橋　渡', after: '髙橋　渡' }] : [],
  reasons: group === 'waiting' ? ['生年月日として読めません。', '続柄として読めません。'] : [],
})

const MEANINGS: [Meaning, string][] = [
  ['symbol', '記号'], ['number', '番号'], ['branch', '枝番'], ['name', '氏名'], ['kana', 'フリガナ'], ['birth', '生年月日'], ['my_number', '個人番号'],
]

/** The columns of a roster; the last one says nothing to anybody but a person. */
const columns = (unclear = false): ColumnRow[] => [
  ...MEANINGS.map(([meaning, meaningText], i) => ({
    letters: String.fromCharCode(65 + i), heading: `被保険者${meaningText}`, meaning, meaningText, reasonText: `見出しの言葉「被保険者」「${meaningText}」から（90点）、値200件のうち200件が合う（100点）`, unclear: false,
    headingScore: 90, valuesScore: 100, suggested: null,
  })),
  {
    letters: 'H', heading: '管理用番号Ｂ', meaning: null, meaningText: '', reasonText: unclear ? '何の列か分からない' : '使わない列', unclear,
    headingScore: null, valuesScore: null, suggested: null,
  },
]

const understood = (over: Partial<ImportColumns> = {}): ImportColumns => ({
  tables: [{ name: '加入者名簿', hidden: false, people: true, chosen: true }], hidden: null, everyone: null,
  sheet: '加入者名簿', columns: columns(true), drifts: [], codes: null, missing: [], meanings: MEANINGS.map(([code, text]) => ({ code, text })), ...over,
})

/** Nobody is missing. */
const nobody: NotNamed = { text: '名簿にいない方', next: '喪失の届けがあるか確かめてください。', count: 0, people: [], unknown: 0 }

const preview = (over: Partial<ImportPreview> = {}): ImportPreview => ({
  preview: 7,
  kind: 'roster',
  kindText: '名簿',
  sheet: '加入者名簿',
  rowsRead: 1284,
  rowsSkipped: 12,
  rowsWaiting: 3, contactsWaiting: 0,
  joins: 1120,
  changes: 128,
  same: 33,
  listed: 0,
  notNamed: nobody,
  columns: columns(),
  torn: [],
  widths: [],
  findingCounts: [
    { code: 'zeros_restored', weight: 'mended', text: '先頭の0を補いました。', next: '作業はいりません。', count: 30, first: first(0) },
    { code: 'kana_missing', weight: 'look', text: 'フリガナがありません。', next: '事業所に確かめてください。', count: 30, first: first(1) },
    { code: 'birth_date_bad', weight: 'blocks', text: '生年月日として読めません。', next: '名簿の生年月日を直してください。', count: 30, first: first(2) },
  ],
  findings: many(90, finding),
  renames: [],
  ...over,
})

const piece = (i: number, state: PieceState = 'printed', stateText = '印刷済'): PieceRow => ({
  serial: `01${pad(1 + i, 7)}${i % 10}`,
  serialText: `01-${pad(1 + i, 7)}-${i % 10}`,
  insured: person(i).insured,
  name: person(i).name,
  document: 'certificate',
  documentText: '資格確認書（はがき型）',
  issuedOn: '2026-11-30',
  validUntil: '2029-03-31',
  state,
  stateText,
  file: state === 'made' ? null : 'certificate-0001.pdf',
  filePage: state === 'made' ? null : 1 + i * 2,
  rule: 'C-07',
  reasonText: 'マイナンバーカードの利用登録なし',
  routeText: '事業主経由',
})

const pullOut = (i: number): PullOutRow => ({
  serial: piece(i).serial, serialText: piece(i).serialText, insured: person(i).insured, name: person(i).name, documentText: '資格確認書（はがき型）',
  file: 'certificate-0001.pdf', filePage: 1 + i * 2, batch: 'b1', batchNumber: '2026-0001', sinceText: '2026/11/24 10:05',
})

/** A piece on its page. */
const pieceDetail = (over: Partial<PieceRow> = {}): PieceDetail => ({
  piece: { ...piece(0), ...over }, person: 'p0', batch: 'b1', batchNumber: '2026-0001', batchPage: 3, events: detail('p0').events,
})

/** All pieces stand where the batch stands, unless told otherwise. */
const batchRow = ({ state = 'made', ...over }: Partial<BatchRow> = {}): BatchRow => ({
  id: 'b1', number: '2026-0001', asOf: '2026-11-30', asOfText: '令和8年11月30日', state, stateText: '作成済',
  pieces: 1052,
  documents: [
    { document: 'certificate', text: '資格確認書', count: 412 },
    { document: 'notice', text: '資格情報のお知らせ', count: 640 },
    { document: 'notice_last4', text: '資格情報のお知らせ（下4桁あり）', count: 0 },
  ],
  spoiled: 0, withdrawn: 0, returned: 0,
  toPrint: state === 'made' ? 1052 : 0, toEnclose: state === 'printed' ? 1052 : 0, toPost: state === 'enclosed' ? 1052 : 0,
  ...over,
})

const batch = (over: Partial<BatchRow> = {}): BatchDetail => {
  const row = batchRow(over)
  return { batch: row, pieces: many(20, (i) => piece(i, row.state === 'empty' ? 'withdrawn' : row.state, row.stateText)), total: 1052, page: 1, perPage: 20, stopped: [] }
}

const detail = (id = 'p1'): PersonDetail => {
  const i = Number(id.slice(1)) || 0
  return {
    person: { ...person(i), id },
    facts: [{ itemText: '負担割合', text: '2割（発効 令和8年8月1日）' }, { itemText: '個人番号カード', text: '保有（令和8年11月1日に確認）' }],
    decision: decision(i),
    pieces: many(2, (n) => piece(n, n === 0 ? 'posted' : 'returned', n === 0 ? '発送済' : '返戻')),
    events: [
      { at: '2026-11-24T01:05:00Z', atText: '2026/11/24 10:05', actor: '福祉　担当', serial: '01-0000001-0', text: '発送しました。' },
      { at: '2026-11-23T15:30:00Z', atText: '2026/11/24 00:30', actor: '福祉　担当', serial: '01-0000001-0', text: '印刷済：様式 資格確認書（はがき型） 第1版' },
    ],
  }
}

const operation = (over: Partial<OperationRow> = {}): OperationRow => ({
  at: '2026-11-20T02:00:00Z', atText: '2026/11/20 11:00', actor: '福祉　担当', text: '名簿の取込', kind: 'change', sourceText: '', change: null,
  fields: [{ itemText: '氏名', before: '高橋　渡', after: '髙橋　渡' }, { itemText: '電話番号', before: '', after: '078-555-0199' }],
  ...over,
})

const history = (over: Partial<PersonHistoryPage> = {}): PersonHistoryPage => ({
  rows: [
    operation(),
    operation({ atText: '2026/10/01 09:30', kind: 'join', text: '以前の版からの引継ぎ', fields: [{ itemText: '番号', before: '', after: '12-0001003-00' }] }),
  ],
  total: 2, page: 1, perPage: 50,
  ...over,
})

const returns = (): ReturnsRes => ({
  rows: many(2, (i) => ({
    serial: piece(i).serial, serialText: piece(i).serialText, insured: person(i).insured, name: person(i).name, documentText: '資格確認書（はがき型）',
    reasonText: 'あて所に尋ねあたりません', viaText: '郵便', receivedOn: '2026-11-20',
  })),
  reasons: [{ code: '01', text: 'あて所に尋ねあたりません' }, { code: '02', text: '転居先不明' }, { code: '99', text: 'その他' }],
})

const imported = (): ImportListed => ({
  import: '0a'.repeat(16),
  file: '神戸支部_11月.xlsx',
  kind: 'roster',
  kindText: '加入者名簿',
  madeAt: '2026/11/24 10:05',
  madeBy: 'tantou',
  joined: 12,
  changed: 3,
  same: 285,
  waiting: 2,
  open: 2,
  taken: 0,
  dropped: 0,
  findings: [{ code: 'birth_date_bad', text: '生年月日を読めません。', count: 2 }],
  reason: null,
  undoneAt: null,
  undoneBy: null,
})

export const rows = {
  status, person, plan, nobody, preview, understood, pullOut, piece, pieceDetail, batch, batchRow, detail, history, operation, returns, decision, finding, importRow, imported,
  /** An open database where everything goes well. */
  answers: () => ({
    status: () => status(true),
    unlock_users: () => ({ names: ['管理者'] }),
    people: ({ page }: { page: number }) => ({ rows: many(50, person), total: 1284, more: false, page, perPage: 50 }),
    person: ({ person: id }: { person: string }) => detail(id),
    person_history: () => history(),
    plan: ({ asOf }: { asOf: string }) => plan(asOf),
    batches: () => ({ rows: [batchRow({ state: 'printed', stateText: '印刷済' }), batchRow({ id: 'b0', number: '2026-0000', state: 'posted', stateText: '発送済', returned: 2 })] }),
    batch: () => batch(),
    imports: () => ({ rows: [imported()], total: 1, page: 1, perPage: 50 }),
    holds: ({ asOf }: { asOf: string }): HoldsPage => ({ asOf, reasons: [], people: [], rows: [], total: 0, page: 1, perPage: 50 }),
    piece: () => pieceDetail(),
    pull_outs: (): PullOutsRes => ({ rows: [] }),
    returns,
    import_preview: () => preview(),
    import_rows: ({ group, page }: { group: ReviewGroup; page: number }) => ({ rows: many(50, importRow(group)), total: 128, page, perPage: 50 }),
    import_columns: () => understood(),
    senders: () => ({ names: ['神戸支部'] }),
    users: (): UsersRes => ({ users: [userRow('管理者'), userRow('tantou', { roles: ['clerk'] })] }),
    user_fingerprint: () => ({ fingerprint: '01234567890123456789' }),
    audit_list: (): AuditListRes => ({ rows: [auditRow()], acts: [{ act: 'search', text: '加入者の検索' }, { act: 'desk', text: '保護担当の操作' }], total: 1, page: 1, perPage: 50 }),
    waiting: (): WaitingPage => ({ proposals: [waitingRow()], total: 1, page: 1, perPage: 50 }),
    desk_tray: () => ({ rows: [], total: 0, page: 1, perPage: 50 }),
  }),
}

/** What became of the roster in these rows once it is applied. */
export const done: ImportDone = { import: '0193'.padEnd(32, '0'), kind: 'roster', joins: 1120, changes: 128, same: 33, listed: 0, waiting: 3, contactsWaiting: 0, notNamed: nobody }

/** A file of which nobody has said anything. */
export const NOTHING_SAID: FileSaid = { table: null, hidden: null, everyone: null, columns: [], codes: null, widths: [], sender: null, drift: null, password: null }
