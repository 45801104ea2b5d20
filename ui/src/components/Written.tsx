// A name or an address as it is registered, or a text of a file, character for character; what nobody sees in it is marked.
//
// Some web views (WebKitGTK with Skia) draw a box for every ideographic variation sequence, whatever the face. There the selector
// is set apart, so that the plain form is drawn instead of a box, and the character is marked: its very form is on the paper's preview.
// The text itself stays the same either way, for copying and for screen readers.
import { marked } from '../lib/unseen'
import { drawsVariants } from '../lib/variants'
import { words } from '../words/ja'

const SEQUENCE = /(.)([\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}])/gu

export function Written({ text: written }: { text: string }) {
  const text = marked(written)
  if (text.search(SEQUENCE) < 0 || drawsVariants()) return <>{text}</>
  // split() gives plain text, character, selector, plain text, ...
  const parts = text.split(SEQUENCE)
  return (
    <>
      {parts.map((part, i) => {
        if (i % 3 === 0) return part
        if (i % 3 === 2) return null
        return (
          <span key={i} className="variant" title={words.variant}>
            {part}
            <span>{parts[i + 1]}</span>
          </span>
        )
      })}
    </>
  )
}
