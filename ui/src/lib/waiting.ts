// For which step pieces of a batch wait, and how many of them.
import type { BatchRow } from '../api/generated'

export const WAITING = {
  print: (row: BatchRow) => row.toPrint,
  enclose: (row: BatchRow) => row.toEnclose,
  post: (row: BatchRow) => row.toPost,
}

export type Waiting = keyof typeof WAITING
