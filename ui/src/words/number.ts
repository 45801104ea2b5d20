// A count as people read it.
export const n = (value: number) => new Intl.NumberFormat('ja-JP').format(value)
