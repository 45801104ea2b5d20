// Closed lists of the office. A record with one entry for each value of a list does not type-check when the office has one more;
// these read such records.

/** The values of a list, in the order in which the record has them. */
export function valuesOf<K extends string>(record: Record<K, unknown>): K[] {
  return Object.keys(record) as K[]
}

/** The value that a text from elsewhere means, such as one in the address; null where it means none. */
export function valueOf<K extends string>(record: Record<K, unknown>, text: string): K | null {
  return Object.hasOwn(record, text) ? (text as K) : null
}
