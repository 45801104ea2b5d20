// What each column of a roster holds: as it was understood, and as a person says.
import { useState } from 'react'
import { Button, Cluster, Select, Stack, StatusLabel, Td } from 'smarthr-ui'
import type { ColumnRow, ColumnSaid, ImportColumns, Meaning } from '../../api/generated'
import { Message } from '../../components/Message'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { fileName } from '../../lib/path'
import { words } from '../../words/ja'

/** The choice of a column that is not needed. */
const NOT_NEEDED = 'none'

type Props = {
  path: string
  said: ColumnSaid[]
  columns: ImportColumns
  busy: boolean
  onRead: (said: ColumnSaid[]) => void
  onLeave: () => void
}

export function Columns({ path, said, columns, busy, onRead, onLeave }: Props) {
  const [chosen, setChosen] = useState<Record<string, string>>({})
  // What a person has to say comes first.
  const shown = [...columns.columns].sort((a, b) => Number(b.unclear) - Number(a.unclear))
  const open = columns.columns.filter((column) => column.unclear && !chosen[column.letters])
  const meaning = (code: string): Meaning | null => columns.meanings.find((m) => m.code === code)?.code ?? null
  const read = () => {
    const kept = said.filter(({ letters }) => !(letters in chosen))
    onRead([...kept, ...Object.entries(chosen).map(([letters, code]) => ({ letters, meaning: meaning(code) }))])
  }
  const steps = (
    <Cluster justify="flex-end">
      <Button onClick={onLeave} disabled={busy}>
        {words.cancel}
      </Button>
      <Button variant="primary" onClick={read} disabled={busy || open.length > 0}>
        {words.import.readSo}
      </Button>
    </Cluster>
  )
  return (
    <Panel title={words.import.assign} aside={steps}>
      <Stack gap={1}>
        <p className="quiet">{fileName(path)} {columns.sheet}</p>
        <p>{words.import.assignLead}</p>
        {columns.missing.length > 0 ? <Message type="warning" title={words.import.missing(columns.missing)} /> : null}
        <Rows label={words.import.assign} columns={[words.import.column, words.import.heading, words.import.holds, words.import.why]} empty={words.none}>
          {shown.map((column) => (
            <tr key={column.letters}>
              <Td>{column.letters}</Td>
              <Td>{column.heading}</Td>
              <Td>
                <Choice
                  column={column}
                  columns={columns}
                  value={chosen[column.letters] ?? column.meaning ?? (column.unclear ? '' : NOT_NEEDED)}
                  onChoose={(code) => setChosen({ ...chosen, [column.letters]: code })}
                />
              </Td>
              <Td>
                {open.includes(column) ? <StatusLabel type="red">{words.import.toChoose}</StatusLabel> : null}
                <span className="kana">{column.letters in chosen ? words.import.chosenNow : column.reasonText}</span>
              </Td>
            </tr>
          ))}
        </Rows>
        {steps}
      </Stack>
    </Panel>
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
