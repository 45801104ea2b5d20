// A table of rows whose headings stay in sight; an empty one says so. It has no frame that scrolls: the page is the one that does.
import type { ReactNode } from 'react'
import { Table, Th } from 'smarthr-ui'

type Column = string | { label: string; align: 'right' }
type Props = { label: string; columns: Column[]; empty: string; children: ReactNode[] }

export function Rows({ label, columns, empty, children }: Props) {
  if (children.length === 0) return <p className="empty">{empty}</p>
  return (
    <div className="rows">
      <Table aria-label={label} fixedHead>
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
    </div>
  )
}
