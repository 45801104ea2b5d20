// A row that waits, corrected item by item, then reviewed like any file, then taken as it was shown.
import { useState, type FormEvent } from 'react'
import { Button, Cluster, FormControl, Input, Stack } from 'smarthr-ui'
import { useRead, useWrite } from '../../api/commands'
import type { HeldItem, HeldItemSaid, HeldRowListed, ImportPreview, ReviewGroup } from '../../api/generated'
import { Async } from '../../components/Async'
import { Changes } from '../../components/Changes'
import { DayField } from '../../components/DayField'
import { Landing } from '../../components/Landing'
import { FaultMessage, Message } from '../../components/Message'
import { Panel } from '../../components/Panel'
import { useAsOf } from '../../lib/asOf'
import { words } from '../../words/ja'
import { isNationalList } from './together'

const w = words.history

type Props = { of: string; row: HeldRowListed; begin: string; onLeave: () => void; onTaken: () => void }

export function TakeRow({ of, row, begin, onLeave, onTaken }: Props) {
  const { asOf, readable, onDay } = useAsOf(begin)
  const [values, setValues] = useState<Record<string, string>>({})
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const look = useWrite('row_preview', { onSuccess: setPreview })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    look.mutate({ import: of, row: row.row, set: corrected(row.items, values), asOf })
  }
  if (preview) {
    return (
      <Landing of={preview}>
        <Taking row={row.row} preview={preview} onBack={() => setPreview(null)} onTaken={onTaken} />
      </Landing>
    )
  }
  return (
    <Landing of={row}>
      <Panel
        title={w.correctRow(row.row)}
        aside={
          <Button size="s" onClick={onLeave}>
            {words.cancel}
          </Button>
        }
      >
        <form onSubmit={submit} noValidate>
          <Stack gap={1}>
            <Message type="warning" title={row.reasons.map(({ text }) => text).join(' ')}>
              <p>{row.reasons.map(({ next }) => next).join(' ')}</p>
            </Message>
            <p className="quiet">{w.correctLead}</p>
            <div className="entries">
              {row.items.map((item) => (
                <FormControl key={item.item} label={item.text}>
                  <Input
                    width={WIDE.has(item.item) ? '24em' : '11em'}
                    placeholder={item.hidden ? w.hiddenField : w.empty}
                    value={values[item.item] ?? item.says ?? ''}
                    autoComplete="off"
                    onChange={(e) => setValues({ ...values, [item.item]: e.target.value })}
                  />
                </FormControl>
              ))}
              <DayField label={words.decisions.asOf} value={asOf} onDay={onDay} />
              <span className="entries-go">
                <Button type="submit" variant="primary" loading={look.isPending} disabled={!readable}>
                  {w.look}
                </Button>
              </span>
            </div>
            <FaultMessage fault={look.error} />
          </Stack>
        </form>
      </Panel>
    </Landing>
  )
}

const WIDE: ReadonlySet<string> = new Set(['address'])

/** What differs from what the row says. A field that is not shown and was left alone says nothing. */
function corrected(items: HeldItem[], values: Record<string, string>): HeldItemSaid[] {
  return items.flatMap(({ item, says }) => {
    const text = values[item]?.trim()
    return text === undefined || text === (says ?? '') ? [] : [{ item, text }]
  })
}

type TakingProps = { row: number; preview: ImportPreview; onBack: () => void; onTaken: () => void }

function Taking({ row, preview, onBack, onTaken }: TakingProps) {
  const take = useWrite('import_apply', { onSuccess: onTaken })
  const { renames, rowsWaiting } = preview
  const group = groupOf(preview)
  const usable = rowsWaiting === 0 || renames.length > 0
  return (
    <Panel
      title={w.review(row)}
      aside={
        <Cluster>
          <Button onClick={onBack} disabled={take.isPending}>
            {w.again}
          </Button>
          <Button variant="primary" loading={take.isPending} disabled={!usable} onClick={() => take.mutate({ preview: preview.preview, reason: null, renamed: renames.map(({ insured }) => insured) })}>
            {w.take}
          </Button>
        </Cluster>
      }
    >
      <Stack gap={0.75}>
        {usable ? null : (
          <Message type="error" title={w.still}>
            <ul className="plain">
              {preview.findingCounts
                .filter(({ weight }) => weight === 'blocks')
                .map(({ code, text, next }) => (
                  <li key={code}>
                    {text} {next}
                  </li>
                ))}
            </ul>
          </Message>
        )}
        {renames.map(({ insured, fields }) => (
          <Message key={insured} type="warning" title={w.renames}>
            <Changes fields={fields} />
          </Message>
        ))}
        {usable && renames.length === 0 ? (
          <>
            <p>{wordsOf(preview)}</p>
            {group ? <Fields preview={preview.preview} group={group} /> : null}
          </>
        ) : null}
        {preview.contactsWaiting > 0 ? <p>{w.contacts}</p> : null}
        <FaultMessage fault={take.error} />
      </Stack>
    </Panel>
  )
}

/** Where what the row does is listed. */
function groupOf({ kind, joins, changes, listed }: ImportPreview): ReviewGroup | null {
  if (joins > 0) return 'joins'
  return changes > 0 || (isNationalList[kind] && listed > 0) ? 'changes' : null
}

function wordsOf({ kind, joins, changes }: ImportPreview): string {
  if (isNationalList[kind]) return w.ofList
  if (joins > 0) return w.joins
  return changes > 0 ? w.changes : w.nothingNew
}

function Fields({ preview, group }: { preview: number; group: ReviewGroup }) {
  const rows = useRead('import_rows', { preview, group, query: '', page: 1 })
  return (
    <Async read={rows}>
      {(page) => (
        <>
          {page.rows.map((row) => (
            <Stack key={row.insured} gap={0.5}>
              <p>
                <span className="number">{row.insured}</span> <span className="name">{row.name}</span>
              </p>
              <Changes fields={row.fields} fresh={group === 'joins'} />
            </Stack>
          ))}
        </>
      )}
    </Async>
  )
}
