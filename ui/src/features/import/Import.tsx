// A roster comes in: choose or drop it, look at what was understood, then apply it or leave it.
// The preview is kept while one looks at other pages, because it cannot be asked for twice.
import { useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import { Cluster, Stack, TextLink } from 'smarthr-ui'
import { useKept, useWrite } from '../../api/commands'
import type { ImportDone, ImportPreview } from '../../api/generated'
import { chooseFile, onDrop } from '../../bridge/tauri'
import { DayField } from '../../components/DayField'
import { FaultMessage, Message } from '../../components/Message'
import { Page } from '../../components/Page'
import { Working } from '../../components/Working'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'
import { DropArea } from './DropArea'
import { Review } from './Review'

type Pending = { path: string; preview: ImportPreview }

export function Import({ today }: { today: string }) {
  const place = usePlace()
  const asOf = place.text('asOf') || today
  const pending = useKept<Pending>(['import', 'pending'])
  const done = useKept<ImportDone>(['import', 'done'])
  const read = useWrite('import_preview')
  const apply = useWrite('import_apply')
  const discard = useWrite('import_discard')
  const [over, setOver] = useState(false)
  const [tooMany, setTooMany] = useState(false)
  const busy = read.isPending || apply.isPending || discard.isPending
  const open = pending.value === null && !busy

  const start = (path: string) => {
    setTooMany(false)
    done.keep(null)
    apply.reset()
    discard.reset()
    place.go({ weight: '', code: '', page: 1, newPage: 1 }, { replace: true })
    read.mutate({ path, asOf }, { onSuccess: (preview) => pending.keep({ path, preview }) })
  }
  const choose = async () => {
    const path = await chooseFile(words.import.chooseTitle, [{ name: words.import.filter, extensions: ['xlsx', 'xls', 'csv'] }])
    if (path !== null) start(path)
  }

  // The window hears of drops wherever they happen; they count only while there is nothing to review.
  useEffect(() =>
    onDrop((drop) => {
      setOver(open && drop.kind === 'over')
      if (!open || drop.kind !== 'dropped') return
      const [path, ...more] = drop.paths
      if (path === undefined) return
      if (more.length > 0) setTooMany(true)
      else start(path)
    }),
  )

  return (
    <Page title={words.import.title} lead={words.import.lead}>
      {done.value ? <Done done={done.value} /> : null}
      <FaultMessage fault={read.error ?? apply.error ?? discard.error} />
      {read.isPending ? <Working label={words.import.reading} canCancel /> : null}
      {apply.isPending ? <Working label={words.import.applying} canCancel /> : null}
      {pending.value === null && !read.isPending ? (
        <Stack gap={1.5}>
          <DayField label={words.import.asOf} help={words.import.asOfHelp} value={asOf} onDay={(day) => place.go({ asOf: day })} />
          {tooMany ? <Message type="warning" title={words.import.oneFile} /> : null}
          <DropArea over={over} onChoose={() => void choose()} />
        </Stack>
      ) : null}
      {pending.value ? (
        <Review
          path={pending.value.path}
          preview={pending.value.preview}
          busy={busy}
          onApply={() => {
            if (!pending.value) return
            apply.mutate(
              { preview: pending.value.preview.preview },
              {
                onSuccess: (result) => {
                  pending.keep(null)
                  done.keep(result)
                },
              },
            )
          }}
          onDiscard={() => {
            if (!pending.value) return
            discard.mutate({ preview: pending.value.preview.preview }, { onSettled: () => pending.keep(null) })
          }}
        />
      ) : null}
    </Page>
  )
}

function Done({ done }: { done: ImportDone }) {
  const national = done.kind === 'national_list'
  return (
    <Message type="success" title={words.import.applied(national ? done.listed : done.joins + done.changes)}>
      <Stack gap={0.5}>
        {national ? null : <p>{words.import.appliedRoster(done.joins, done.changes, done.same)}</p>}
        {done.waiting > 0 ? <p>{words.import.appliedWaiting(done.waiting)}</p> : null}
        <Cluster>
          <TextLink elementAs={Link} to="/decisions">
            {words.import.toDecisions}
          </TextLink>
          <TextLink elementAs={Link} to="/people">
            {words.import.toPeople}
          </TextLink>
        </Cluster>
      </Stack>
    </Message>
  )
}
