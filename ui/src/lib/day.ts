// Days as people type them. ISO inside, 和暦 beside; the office checks again.
import { words } from '../words/ja'

const WIDE = /[\uff01-\uff5e]/g
const WESTERN = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$|^(\d{4})(\d{2})(\d{2})$/

/** ISO day, or null: `2026-11-30`, `2026/11/30`, `20261130`, `R8.11.30`, `令和8年11月30日`, full width or not. */
export function parseDay(typed: string): string | null {
  const text = typed.replace(WIDE, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll(/\s|\u3000/g, '')
  const western = WESTERN.exec(text.replace(words.day.western, '$1-$2-$3'))
  if (western) return real(Number(western[1] ?? western[4]), Number(western[2] ?? western[5]), Number(western[3] ?? western[6]))
  for (const era of words.day.eras) {
    const match = era.typed.exec(text)
    if (!match) continue
    const year = match[1] === words.day.firstYear ? 1 : Number(match[1])
    const day = real(era.year + year - 1, Number(match[2]), Number(match[3]))
    return day !== null && day >= era.from ? day : null
  }
  return null
}

/** `2026-11-30` as 令和8年11月30日; before 明治 as it is. */
export function wareki(iso: string): string {
  const era = words.day.eras.find((e) => iso >= e.from)
  const [year, month, day] = iso.split('-').map(Number)
  if (!era || year === undefined || month === undefined || day === undefined) return iso
  return words.day.text(era.name, year - era.year + 1, month, day)
}

function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}
