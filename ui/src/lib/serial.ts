// A 整理番号 that the office accepted, as it is printed for people: `01-0000001-7`, however it was typed or scanned.
export function serialText(typed: string): string {
  const digits = typed.replaceAll(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replaceAll(/\D/g, '')
  return `${digits.slice(0, 2)}-${digits.slice(2, 9)}-${digits.slice(9)}`
}
