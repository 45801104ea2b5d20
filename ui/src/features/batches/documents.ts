// Which documents a list of batches shows.
import type { BatchRow, Document, DocumentCount } from '../../api/generated'

/** Those of which any of the batches has a piece, in the order of printing, as the first batch counts them. */
export function documentsIn(batches: BatchRow[]): DocumentCount[] {
  return (batches[0]?.documents ?? []).filter(({ document }) => batches.some((batch) => countOf(batch, document) > 0))
}

/** How many pieces of a document count. */
export function countOf(batch: BatchRow, document: Document): number {
  return batch.documents.find((row) => row.document === document)?.count ?? 0
}
