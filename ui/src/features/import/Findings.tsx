// What was noticed in a roster: grouped by weight and kind, each with its place, what it is and what to do.
import { Cluster, FormControl, Select, Stack, StatusLabel, TabBar, TabItem, Td } from 'smarthr-ui'
import type { FindingCountRow, FindingRow, ImportPreview, Weight } from '../../api/generated'
import { Paged } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { Written } from '../../components/Written'
import { valueOf, valuesOf } from '../../lib/codes'
import { count } from '../../lib/number'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'

/** Rows that cannot go in come first: they are what somebody has to work on. */
const COLOURS: Record<Weight, 'grey' | 'warning' | 'red'> = { blocks: 'red', look: 'warning', mended: 'grey' }
const WEIGHTS = valuesOf(COLOURS)
const PER_PAGE = 20

export function Findings({ preview }: { preview: ImportPreview }) {
  const place = usePlace()
  const total = (weight: Weight) => preview.findingCounts.filter((c) => c.weight === weight).reduce((sum, c) => sum + c.count, 0)
  if (preview.findings.length === 0) {
    return (
      <Panel title={words.import.findings}>
        <p className="empty">{words.import.noFindings}</p>
      </Panel>
    )
  }
  const weight = valueOf(COLOURS, place.text('weight')) ?? WEIGHTS.find((w) => total(w) > 0) ?? 'look'
  const kinds = preview.findingCounts.filter((c) => c.weight === weight)
  const code = kinds.some((c) => c.code === place.text('code')) ? place.text('code') : ''
  const rows = preview.findings.filter((f) => f.weight === weight && (code === '' || f.code === code))
  const all = kinds.filter((c) => code === '' || c.code === code).reduce((sum, c) => sum + c.count, 0)
  const page = Math.min(place.page(), Math.max(1, Math.ceil(rows.length / PER_PAGE)))
  return (
    <Panel title={words.import.findings} aside={rows.length < all ? <span className="quiet">{words.import.firstShown(rows.length, all)}</span> : null}>
      <Stack gap={1}>
        <TabBar>
          {WEIGHTS.map((w) => (
            <TabItem key={w} id={w} selected={w === weight} suffix={<StatusLabel type={COLOURS[w]}>{count(total(w))}</StatusLabel>} onClick={() => place.go({ weight: w, code: '', page: 1 })}>
              {words.import.weights[w]}
            </TabItem>
          ))}
        </TabBar>
        <Cluster justify="space-between" align="flex-end">
          <p className="quiet">{words.import.weightHelp[weight]}</p>
          {kinds.length > 1 ? (
            <FormControl label={words.import.filterBy}>
              <Select
                value={code}
                options={[
                  { value: '', label: words.import.all },
                  ...kinds.map((c) => ({ value: c.code, label: `${c.text}（${count(c.count)}）` })),
                ]}
                onChange={(e) => place.go({ code: e.target.value, page: 1 })}
              />
            </FormControl>
          ) : null}
        </Cluster>
        {code === '' && kinds.length > 1 ? <Kinds kinds={kinds} /> : null}
        <Paged total={rows.length} page={page} perPage={PER_PAGE} of={`${weight} ${code}`} onPage={(to) => place.go({ page: to })}>
          <Rows label={words.import.findings} columns={[words.import.place, words.import.subject, words.import.message, words.import.next]} empty={words.none}>
            {rows.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((finding, i) => (
              <Finding key={i} finding={finding} />
            ))}
          </Rows>
        </Paged>
      </Stack>
    </Panel>
  )
}

/** Each kind once: how often, where first, what to do. A kind that is rare would stand on a late page otherwise. */
function Kinds({ kinds }: { kinds: FindingCountRow[] }) {
  const columns = [words.import.message, { label: words.import.howOften, align: 'right' as const }, words.import.first, words.import.next]
  return (
    <Rows label={words.import.kinds} columns={columns} empty={words.none}>
      {kinds.map(({ code, text, count: times, first, next }) => (
        <tr key={code}>
          <Td>{text}</Td>
          <Td align="right">{count(times)}</Td>
          <Td>{first === null ? words.none : <Place {...first} />}</Td>
          <Td>{next}</Td>
        </tr>
      ))}
    </Rows>
  )
}

function Place({ sheet, row, column }: Pick<FindingRow, 'sheet' | 'row' | 'column'>) {
  return (
    <>
      <span className="nowrap">
        {row > 0 ? words.import.row(row) : words.none} {column ? words.import.columnAt(column) : ''}
      </span>
      {sheet ? <span className="kana"><Written text={sheet} /></span> : null}
    </>
  )
}

function Finding({ finding }: { finding: FindingRow }) {
  const { itemText, insured, cell, text, next } = finding
  return (
    <tr>
      <Td>
        <Place {...finding} />
      </Td>
      <Td>
        <span className="number">{insured}</span>
        <span className="kana"><Written text={[itemText, cell ? words.import.cell(cell) : null].filter(Boolean).join(' ')} /></span>
      </Td>
      <Td>{text}</Td>
      <Td>{next}</Td>
    </tr>
  )
}
