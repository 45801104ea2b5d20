// Items of a registration with what they were and what they become; of a new registration only what they become.
import type { FieldRow } from '../api/generated'
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

function said(text: string) {
  return text ? <Written text={text} /> : words.change.empty
}
