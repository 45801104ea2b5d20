// A table of rows whose headings stay in sight; an empty one says so. It has no frame that scrolls: the page is the one that does.
// A new table begins with the rows that a window has room for: the others follow once these are painted.
import type { ReactNode } from 'react'
import { Table, Th } from 'smarthr-ui'
import { usePainted } from '../lib/painted'

type Column = string | { label: string; align: 'right' }
/** More than a screen of full size shows. */
const AT_FIRST = 26

type Props = { label: string; columns: Column[]; empty: string; children: ReactNode[] }

export function Rows({ label, columns, empty, children }: Props) {
  const painted = usePainted()
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
        <tbody>{painted ? children : children.slice(0, AT_FIRST)}</tbody>
      </Table>
    </div>
  )
}
