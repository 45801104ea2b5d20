// Counts with separators, as everywhere on screen.
const FORMAT = new Intl.NumberFormat('ja-JP')

export function count(n: number): string {
  return FORMAT.format(n)
}
