// Items of a registration with what they were and what they become; of a new registration only what they become.
import type { FieldRow } from '../api/generated'
import { marked } from '../lib/unseen'
import { words } from '../words/ja'
import { Written } from './Written'

export function Changes({ fields, fresh = false }: { fields: FieldRow[]; fresh?: boolean }) {
  return (
    <ul className={fresh ? 'plain flow' : 'plain'}>
      {fields.map(({ itemText, before, after }) => (
        <li key={itemText}>
          <span className="quiet">{itemText}</span>{' '}
          {fresh ? null : (
            <>
              {before ? <del>{said(before)}</del> : words.change.empty} {words.change.becomes}{' '}
            </>
          )}
          <ins>{said(after)}</ins>
        </li>
      ))}
    </ul>
  )
}

/** Of somebody new, on two lines, on a small screen on three; what has no room there is under the pointer. */
export function Fresh({ fields }: { fields: FieldRow[] }) {
  return (
    <div className="two-lines run-on" title={fields.map(({ itemText, after }) => `${itemText} ${marked(after)}`).join('\n')}>
      <Changes fields={fields} fresh />
    </div>
  )
}

function said(text: string) {
  return text ? <Written text={text} /> : words.change.empty
}
