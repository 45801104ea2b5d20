// What a roster would do, before it does it. The button says how many people it touches, as far as that may be said: a change that
// is not shown is applied with the others, so a roster without a visible change can be applied too.
import { useState } from 'react'
import { AccordionPanel, AccordionPanelContent, AccordionPanelItem, AccordionPanelTrigger, Base, Button, Cluster, FormControl, Input, Stack, Td } from 'smarthr-ui'
import type { ImportPreview, TornRow, WidthRow, WidthSaid } from '../../api/generated'
import { Message } from '../../components/Message'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { Written } from '../../components/Written'
import { count } from '../../lib/number'
import { fileName } from '../../lib/path'
import { words } from '../../words/ja'
import { Findings } from './Findings'
import { People } from './People'
import { Renames } from './Renames'
import { isNationalList, sizeOf, usable as usableWith } from './together'

type Props = {
  path: string
  preview: ImportPreview
  busy: boolean
  onApply: (reason: string | null, renamed: string[]) => void
  onDiscard: () => void
  onColumns: () => void
  onWidth: (width: WidthSaid) => void
  onMark: () => void
}

export function Review({ path, preview, busy, onApply, onDiscard, onColumns, onWidth, onMark }: Props) {
  const national = isNationalList[preview.kind]
  const [reason, setReason] = useState('')
  const [renamed, setRenamed] = useState<string[]>([])
  const size = sizeOf(preview, renamed.length)
  const usable = usableWith(preview, renamed.length)
  // Columns that look torn apart go in with a reason only.
  const explained = preview.torn.length === 0 || reason.trim() !== ''
  const steps = (
    <Cluster justify="flex-end">
      <Button onClick={onDiscard} disabled={busy}>
        {words.cancel}
      </Button>
      <Button variant="primary" onClick={() => onApply(reason.trim() || null, renamed)} disabled={busy || !usable || !explained}>
        {usable ? words.import.apply(size) : words.import.nothing}
      </Button>
    </Cluster>
  )
  return (
    <Stack gap={1.5}>
      <Panel title={words.import.review} aside={steps}>
        <Stack gap={1}>
          <p className="quiet">
            <Written text={[`${words.import.kind} ${preview.kindText}`, fileName(path), preview.sheet].filter(Boolean).join('　')} />
          </p>
          <Figures preview={preview} national={national} />
        </Stack>
      </Panel>
      {preview.torn.length > 0 ? <Torn rows={preview.torn} reason={reason} onReason={setReason} /> : null}
      {preview.widths.length > 0 ? <Widths rows={preview.widths} busy={busy} onWidth={onWidth} /> : null}
      <Findings preview={preview} />
      {preview.findings.length > 0 ? (
        <Cluster align="center" justify="space-between">
          <p className="quiet">{words.import.marked.lead}</p>
          <Button onClick={onMark} disabled={busy}>
            {words.import.marked.open}
          </Button>
        </Cluster>
      ) : null}
      <Renames preview={preview} seen={renamed} onSeen={setRenamed} />
      <People preview={preview} />
      <Base>
        <AccordionPanel>
          <AccordionPanelItem name="columns">
            <AccordionPanelTrigger>{words.import.columns(preview.columns.length)}</AccordionPanelTrigger>
            <AccordionPanelContent>
              <Rows label={words.import.columns(preview.columns.length)} columns={[words.import.column, words.import.heading, words.import.holds, words.import.why]} empty={words.none}>
                {preview.columns.map((column) => (
                  <tr key={column.letters}>
                    <Td>{column.letters}</Td>
                    <Td><Written text={column.heading || words.import.noHeading} /></Td>
                    <Td>{column.meaning === null ? words.import.notNeeded : column.meaningText}</Td>
                    <Td>{column.reasonText}</Td>
                  </tr>
                ))}
              </Rows>
              <Cluster justify="flex-end">
                <Button onClick={onColumns} disabled={busy}>
                  {words.import.reassign}
                </Button>
              </Cluster>
            </AccordionPanelContent>
          </AccordionPanelItem>
        </AccordionPanel>
      </Base>
      {steps}
    </Stack>
  )
}

type TornProps = { rows: TornRow[]; reason: string; onReason: (reason: string) => void }

function Torn({ rows, reason, onReason }: TornProps) {
  return (
    <Message type="error" title={words.import.torn}>
      <Stack gap={1}>
        <p>{words.import.tornNext}</p>
        {rows.map((row) => (
          <p key={row.text}>
            <strong>{row.text}</strong>
          </p>
        ))}
        <FormControl label={words.import.reason} helpMessage={words.import.reasonHelp}>
          <Input value={reason} width="100%" onChange={(e) => onReason(e.target.value)} />
        </FormControl>
      </Stack>
    </Message>
  )
}

type WidthsProps = { rows: WidthRow[]; busy: boolean; onWidth: (width: WidthSaid) => void }

/** What speaks of the widths of numbers that lost their zeros. Nothing is read so before a person has said it. */
function Widths({ rows, busy, onWidth }: WidthsProps) {
  return (
    <Message type="warning" title={words.import.widths.title}>
      <Stack gap={1}>
        <p>{words.import.widths.lead}</p>
        {rows.map(({ part, digits, text }) => (
          <Cluster key={part} align="center" justify="space-between">
            <strong>{text}</strong>
            <Take part={part} digits={digits} busy={busy} onWidth={onWidth} />
          </Cluster>
        ))}
      </Stack>
    </Message>
  )
}

type TakeProps = Pick<WidthRow, 'part' | 'digits'> & Omit<WidthsProps, 'rows'>

/** Takes the width that is proposed; where none is, the one that a person knows. */
function Take({ part, digits, busy, onWidth }: TakeProps) {
  const w = words.import.widths
  const [typed, setTyped] = useState('')
  const width = digits ?? Number(typed)
  return (
    <Cluster align="flex-end">
      {digits === null ? (
        <FormControl label={w.digits(w.parts[part])}>
          <Input type="number" min={1} max={20} width="6em" value={typed} onChange={(e) => setTyped(e.target.value)} />
        </FormControl>
      ) : null}
      <Button onClick={() => onWidth({ part, digits: width })} disabled={busy || !Number.isInteger(width) || width < 1 || width > 20}>
        {w.take(w.parts[part], width)}
      </Button>
    </Cluster>
  )
}

function Figures({ preview, national }: { preview: ImportPreview; national: boolean }) {
  const figures: [string, number][] = [
    [words.import.rowsRead, preview.rowsRead],
    ...(national
      ? ([
          [words.import.listed, preview.listed],
          [words.import.absent.listUnknown, preview.notNamed.unknown],
        ] as [string, number][])
      : ([
          [words.import.joins, preview.joins],
          [words.import.changes, preview.changes],
          [words.import.same, preview.same],
        ] as [string, number][])),
    [words.import.absent.figure, preview.notNamed.count],
    [words.import.waiting, preview.rowsWaiting],
    [words.import.skipped, preview.rowsSkipped],
  ]
  return (
    <dl className="figures">
      {figures.map(([term, value]) => (
        <div className="figure" key={term}>
          <dt>{term}</dt>
          <dd>{count(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
