// What all files that were chosen together would do, one row each, and what became of them.
import { Link } from 'react-router-dom'
import { Button, Cluster, Stack, Td, TextLink } from 'smarthr-ui'
import type { ImportPreview } from '../../api/generated'
import { Landing } from '../../components/Landing'
import { Message } from '../../components/Message'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { Written } from '../../components/Written'
import { count } from '../../lib/number'
import { fileName } from '../../lib/path'
import { words } from '../../words/ja'
import { clearOf, isNationalList, sizeOf, type OneOf, type Together } from './together'

const w = words.import.together

type Props = { together: Together; busy: boolean; onOpen: (path: string) => void }

export function AllFiles({ together, busy, onOpen }: Props) {
  const { files, taken, take, leave } = together
  const clear = clearOf(files)
  const went = files.filter(({ step }) => step === 'taken').length
  const right = (label: string) => ({ label, align: 'right' as const })
  return (
    <Panel
      title={w.title(files.length)}
      aside={
        <Cluster justify="flex-end">
          <Button onClick={leave} disabled={busy}>
            {taken ? words.close : words.cancel}
          </Button>
          {taken ? null : (
            <Button variant="primary" onClick={take} disabled={busy || clear.length === 0}>
              {w.take(clear.length, clear.reduce((sum, { preview }) => sum + sizeOf(preview), 0))}
            </Button>
          )}
        </Cluster>
      }
    >
      <Stack gap={0.75}>
        {taken ? (
          <Landing of={taken}>
            <Message type={went < files.length ? 'warning' : 'success'} title={w.taken(went, files.length - went)}>
              <Cluster>
                <TextLink elementAs={Link} to="/decisions">
                  {words.import.toDecisions}
                </TextLink>
                <TextLink elementAs={Link} to="/imports">
                  {w.toHistory}
                </TextLink>
              </Cluster>
            </Message>
          </Landing>
        ) : (
          <p className="quiet">{w.lead}</p>
        )}
        <Rows
          label={w.title(files.length)}
          columns={[w.file, ...[words.import.joins, words.import.changes, words.import.same, words.import.waiting, words.import.absent.figure].map(right), words.import.findings, w.state]}
          empty={words.none}
        >
          {files.map((file) => (
            <Line key={file.path} file={file} busy={busy} onOpen={() => onOpen(file.path)} />
          ))}
        </Rows>
      </Stack>
    </Panel>
  )
}

function Line({ file, busy, onOpen }: { file: OneOf; busy: boolean; onOpen: () => void }) {
  const preview = 'preview' in file ? (file.preview ?? null) : null
  const name = fileName(file.path)
  return (
    <tr>
      <Td>
        <span className="wide">
          <Written text={name} />
        </span>
      </Td>
      {figuresOf(preview).map((figure, i) => (
        <Td key={i} align="right">
          <span className="number">{figure === null ? '' : count(figure)}</span>
        </Td>
      ))}
      <Td>{preview ? <Found preview={preview} /> : null}</Td>
      <Td>
        <Stack gap={0.25}>
          <State file={file} />
          {file.step === 'taken' || file.step === 'clear' ? null : (
            <span>
              <Button size="s" aria-label={w.openOf(name)} disabled={busy} onClick={onOpen}>
                {w.open}
              </Button>
            </span>
          )}
        </Stack>
      </Td>
    </tr>
  )
}

/** New, changed, as they are, waiting, not named; a national list brings nobody. */
function figuresOf(preview: ImportPreview | null): (number | null)[] {
  if (!preview) return [null, null, null, null, null]
  const { joins, changes, same, listed, rowsWaiting, notNamed } = preview
  const people = isNationalList[preview.kind] ? [null, listed, null] : [joins, changes, same]
  return [...people, rowsWaiting, notNamed.count]
}

/** What somebody should look at, kind by kind. */
function Found({ preview }: { preview: ImportPreview }) {
  const found = preview.findingCounts.filter(({ weight }) => weight !== 'mended')
  if (found.length === 0) return words.import.noFindings
  return (
    <ul className="plain">
      {found.map(({ code, text, count: often }) => (
        <li key={code}>{w.found(text, often)}</li>
      ))}
    </ul>
  )
}

function State({ file }: { file: OneOf }) {
  switch (file.step) {
    case 'left':
      return (
        <>
          <strong>{file.fault.what}</strong>
          <span>{file.fault.next}</span>
        </>
      )
    case 'taken':
      return (
        <>
          <strong>{words.import.applied(isNationalList[file.done.kind] ? file.done.listed : file.done.joins + file.done.changes)}</strong>
          {file.done.waiting > 0 ? <span>{words.import.appliedWaiting(file.done.waiting)}</span> : null}
          {file.done.contactsWaiting > 0 ? <span>{words.import.contactsWaiting(file.done.contactsWaiting)}</span> : null}
        </>
      )
    case 'unclear':
      return <strong>{[...file.preview.torn, ...file.preview.widths].map(({ text }) => text).join('、')}</strong>
    default:
      return w.states[file.step]
  }
}
