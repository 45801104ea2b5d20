// How a roster is read, as it was understood and as a person says: which table, what becomes of hidden cells, who everybody is, what each column holds.
import { useState } from 'react'
import { Button, Checkbox, Cluster, Fieldset, FormControl, Input, RadioButton, Select, Stack, StatusLabel, Td } from 'smarthr-ui'
import type { ColumnRow, DriftRow, Everyone, FileSaid, HiddenCells, ImportColumns, Meaning, TableRow } from '../../api/generated'
import { Message } from '../../components/Message'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { Written } from '../../components/Written'
import { fileName } from '../../lib/path'
import { valuesOf } from '../../lib/codes'
import { words } from '../../words/ja'

/** The choice of a column that is not needed. */
const NOT_NEEDED = 'none'
/** Columns that tell the people of a household apart: where one is chosen, who everybody is needs no answer. */
const OF_HOUSEHOLD: readonly string[] = ['branch', 'relation', 'class', 'symbol_number_branch'] satisfies Meaning[]

type Props = {
  path: string
  said: FileSaid
  columns: ImportColumns
  busy: boolean
  onRead: (said: FileSaid) => void
  /** Shows another table of the file. */
  onTable: (table: string) => void
  onLeave: () => void
}

export function Columns({ path, said, columns, busy, onRead, onTable, onLeave }: Props) {
  const [hidden, setHidden] = useState(said.hidden)
  const [everyone, setEveryone] = useState(said.everyone)
  const known = columns.codes ?? ''
  const [codes, setCodes] = useState(known)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  // What a person has to say comes first.
  const shown = [...columns.columns].sort((a, b) => Number(b.unclear) - Number(a.unclear))
  const open = columns.columns.filter((column) => column.unclear && !chosen[column.letters])
  const meaning = (code: string): Meaning | null => columns.meanings.find((m) => m.code === code)?.code ?? null
  const choose = (column: ColumnRow, code: string) => setChosen({ ...chosen, [column.letters]: code })
  const read = () => {
    const kept = said.columns.filter(({ letters }) => !(letters in chosen))
    const now = Object.entries(chosen).map(([letters, code]) => ({ letters, meaning: meaning(code) }))
    // Who reads on has seen which table it is, and what drifted.
    const drift = columns.drifts.length > 0 ? 'accept' : null
    onRead({
      ...said,
      table: isChoice(columns.tables) ? table : said.table,
      hidden,
      everyone,
      columns: [...kept, ...now],
      codes: codes === known ? said.codes : codes,
      drift,
    })
  }
  const table = columns.tables.find((one) => one.chosen)?.name ?? null
  const ofHousehold = Object.values(chosen).some((code) => OF_HOUSEHOLD.includes(code))
  const unanswered = [
    columns.hidden?.unclear === true && hidden === null,
    columns.everyone?.unclear === true && everyone === null && !ofHousehold,
  ]
  const asked = unanswered.includes(true)
  const steps = (
    <Cluster justify="flex-end">
      <Button onClick={onLeave} disabled={busy}>
        {words.cancel}
      </Button>
      <Button variant="primary" onClick={read} disabled={busy || asked || open.length > 0}>
        {columns.drifts.length > 0 ? words.import.drift.readSo : words.import.readSo}
      </Button>
    </Cluster>
  )
  return (
    <Panel title={words.import.assign} aside={steps}>
      <Stack gap={1}>
        <p className="quiet"><Written text={`${fileName(path)} ${columns.sheet ?? ''}`} /></p>
        {columns.drifts.length > 0 ? <Drifts rows={columns.drifts} /> : null}
        {isChoice(columns.tables) ? (
          <FormControl label={words.import.table} helpMessage={words.import.tableHelp}>
            <Select
              value={table ?? ''}
              disabled={busy}
              options={columns.tables.map((one) => ({ value: one.name, label: words.import.tableName(one) }))}
              onChange={(e) => onTable(e.target.value)}
            />
          </FormControl>
        ) : null}
        {columns.hidden?.unclear || said.hidden ? (
          <Hidden text={columns.hidden?.text ?? ''} value={hidden} onChoose={setHidden} />
        ) : null}
        {columns.everyone?.unclear || said.everyone ? (
          <Everybody text={columns.everyone?.text ?? ''} value={everyone} onChoose={setEveryone} />
        ) : null}
        <p>{words.import.assignLead}</p>
        {columns.missing.length > 0 && !columns.everyone?.unclear ? <Message type="warning" title={words.import.missing(columns.missing)} /> : null}
        <Rows label={words.import.assign} columns={[words.import.column, words.import.heading, words.import.holds, words.import.why]} empty={words.none}>
          {shown.map((column) => (
            <tr key={column.letters}>
              <Td>{column.letters}</Td>
              <Td><Written text={headingOf(column)} /></Td>
              <Td>
                <Choice
                  column={column}
                  columns={columns}
                  value={chosen[column.letters] ?? column.meaning ?? (column.unclear ? '' : NOT_NEEDED)}
                  onChoose={(code) => choose(column, code)}
                />
              </Td>
              <Td>
                {open.includes(column) ? <StatusLabel type="red">{words.import.toChoose}</StatusLabel> : null}
                <span className="kana">{column.letters in chosen ? words.import.chosenNow : column.reasonText}</span>
                {column.letters in chosen ? null : <Suggestion column={column} busy={busy} onTake={(code) => choose(column, code)} />}
              </Td>
            </tr>
          ))}
        </Rows>
        <FormControl label={words.import.codes} helpMessage={words.import.codesHelp}>
          <Input name="codes" width="30em" value={codes} autoComplete="off" onChange={(e) => setCodes(e.target.value)} />
        </FormControl>
        {steps}
      </Stack>
    </Panel>
  )
}

/** What is not as in the sender's last file. */
function Drifts({ rows }: { rows: DriftRow[] }) {
  return (
    <Message type="warning" title={words.import.drift.title}>
      <Stack gap={0.5}>
        <ul>
          {rows.map((row) => (
            <li key={row.text}>{row.text}</li>
          ))}
        </ul>
        <p>{words.import.drift.next}</p>
      </Stack>
    </Message>
  )
}

/** Whether a person has to look at which table is read. */
const isChoice = (tables: TableRow[]) => tables.length > 1 || tables.some((table) => table.hidden)

type HiddenProps = { text: string; value: HiddenCells | null; onChoose: (hidden: HiddenCells) => void }

function Hidden({ text, value, onChoose }: HiddenProps) {
  return (
    <Fieldset legend={words.import.hidden(text)} helpMessage={words.import.hiddenHelp}>
      <Cluster gap={1}>
        {valuesOf(words.import.hiddenCells).map((choice) => (
          <RadioButton key={choice} name="hidden" value={choice} checked={value === choice} onChange={() => onChoose(choice)}>
            {words.import.hiddenCells[choice]}
          </RadioButton>
        ))}
      </Cluster>
    </Fieldset>
  )
}

type EverybodyProps = { text: string; value: Everyone | null; onChoose: (everyone: Everyone | null) => void }

function Everybody({ text, value, onChoose }: EverybodyProps) {
  return (
    <Fieldset legend={words.import.everyone(text)} helpMessage={words.import.everyoneHelp}>
      {valuesOf(words.import.everyoneIs).map((who) => (
        <Checkbox key={who} name="everyone" checked={value === who} onChange={(e) => onChoose(e.target.checked ? who : null)}>
          {words.import.everyoneIs[who]}
        </Checkbox>
      ))}
    </Fieldset>
  )
}

/** The words over a column, or that there are none. */
const headingOf = (column: ColumnRow) => column.heading || words.import.noHeading

type SuggestionProps = { column: ColumnRow; busy: boolean; onTake: (code: string) => void }

/** What a column could be by its values. Nothing is chosen before a person presses. */
function Suggestion({ column: { letters, suggested }, busy, onTake }: SuggestionProps) {
  if (suggested === null) return null
  return (
    <Cluster gap={0.5} align="center">
      <span className="kana">{suggested.reasonText}</span>
      <Button
        size="s"
        disabled={busy}
        aria-label={words.import.takeOf(letters, suggested.meaningText)}
        onClick={() => onTake(suggested.meaning)}
      >
        {words.import.take(suggested.meaningText)}
      </Button>
    </Cluster>
  )
}

type ChoiceProps = { column: ColumnRow; columns: ImportColumns; value: string; onChoose: (code: string) => void }

function Choice({ column, columns, value, onChoose }: ChoiceProps) {
  return (
    <Select
      aria-label={words.import.holdsOf(column.letters)}
      value={value}
      // A 個人番号 is cut whatever a person says.
      disabled={column.meaning === 'my_number'}
      options={[
        ...(value === '' ? [{ value: '', label: words.import.choosePlease }] : []),
        { value: NOT_NEEDED, label: words.import.notNeeded },
        ...columns.meanings.map(({ code, text }) => ({ value: code, label: text })),
      ]}
      onChange={(e) => onChoose(e.target.value)}
    />
  )
}
