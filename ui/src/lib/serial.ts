// A 整理番号, however it was typed or scanned.
const WIDE = /[０-９]/g
const BETWEEN = /[\s\u3000\-\uff0d\u2010\u30fc\u2212]/g

/** Digits of a whole serial. */
export const WHOLE = 10

/** What was typed without blanks and hyphens, its digits of plain width. */
export function digitsOf(typed: string): string {
  return typed.replaceAll(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replaceAll(BETWEEN, '')
}

/** As it is printed for people: `01-0000001-7`; what is none stays as it was typed. */
export function serialText(typed: string): string {
  const digits = digitsOf(typed)
  return /^\d{10}$/.test(digits) ? `${digits.slice(0, 2)}-${digits.slice(2, 9)}-${digits.slice(9)}` : typed
}
