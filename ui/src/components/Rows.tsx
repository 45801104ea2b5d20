// A table of rows that scrolls sideways in its own frame; an empty one says so.
import type { ReactNode } from 'react'
import { Table, TableReel, Th } from 'smarthr-ui'

type Column = string | { label: string; align: 'right' }
type Props = { label: string; columns: Column[]; empty: string; children: ReactNode[] }

export function Rows({ label, columns, empty, children }: Props) {
  if (children.length === 0) return <p className="empty">{empty}</p>
  return (
    <TableReel className="reel">
      <Table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) =>
              typeof column === 'string' ? (
                <Th key={column}>{column}</Th>
              ) : (
                <Th key={column.label} align={column.align}>
                  {column.label}
                </Th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </TableReel>
  )
}
