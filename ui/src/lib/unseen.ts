// Characters that nobody sees, or that turn the writing: shown as a mark, so that a name says what it is.

/** Control, format and ignorable characters and ends of lines; a variation selector stands behind an ideograph. */
const UNSEEN = /(?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}\p{NChar}]/gu

/** A text with a mark in the place of each of them, as the command line writes them. */
export function marked(text: string): string {
  return text.replace(UNSEEN, (c) => {
    const code = c.codePointAt(0) ?? 0
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    return code === 0x7f ? '␡' : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}
