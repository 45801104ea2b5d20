// Returned pieces that nobody has looked into yet: each holds the next pieces.
import { useState } from 'react'
import { Button, Stack, Td } from 'smarthr-ui'
import { useWrite } from '../../api/commands'
import type { ReturnRow } from '../../api/generated'
import { Confirm } from '../../components/Confirm'
import { Called } from '../../components/Called'
import { Landing } from '../../components/Landing'
import { Message } from '../../components/Message'
import { Panel } from '../../components/Panel'
import { SerialLink } from '../../components/RowLink'
import { Rows } from '../../components/Rows'
import { Written } from '../../components/Written'
import { wareki } from '../../lib/day'
import { serialText } from '../../lib/serial'
import { words } from '../../words/ja'

const w = words.returns

export function OpenReturns({ rows }: { rows: ReturnRow[] }) {
  const [clearing, setClearing] = useState<ReturnRow | null>(null)
  const close = () => setClearing(null)
  const clear = useWrite('return_clear', { onSuccess: close })
  return (
    <Panel title={w.open} aside={<span className="quiet">{w.count(rows.length)}</span>}>
      <Stack gap={1}>
        {clear.isSuccess ? (
          <Landing of={clear.data}>
            <Message type="success" title={w.cleared(serialText(clear.variables.serial))} />
          </Landing>
        ) : null}
        <Rows label={w.open} columns={[w.serial, w.name, w.document, w.reason, w.via, w.receivedOn, w.actions]} empty={w.empty}>
          {rows.map((row) => (
            <tr key={row.serial}>
              <Td>
                <SerialLink serial={row.serial} text={row.serialText} />
              </Td>
              <Td>
                <Called name={row.name} insured={row.insured} />
              </Td>
              <Td>
                <span className="half">{row.documentText}</span>
              </Td>
              <Td>
                <span className="half">{row.reasonText}</span>
              </Td>
              <Td>
                <span className="nowrap">{row.viaText}</span>
              </Td>
              <Td>
                <span className="nowrap">{wareki(row.receivedOn)}</span>
              </Td>
              <Td>
                <Button
                  size="s"
                  aria-label={w.clearOf(row.serialText)}
                  onClick={() => {
                    clear.reset()
                    setClearing(row)
                  }}
                >
                  {w.clear}
                </Button>
              </Td>
            </tr>
          ))}
        </Rows>
      </Stack>
      <Confirm
        isOpen={clearing !== null}
        title={w.clearTitle}
        action={w.clearAction}
        busy={clear.isPending}
        fault={clear.error}
        onAction={() => {
          if (clearing) clear.mutate({ serial: clearing.serial })
        }}
        onClose={close}
      >
        {clearing ? <Written text={w.clearBody(clearing.serialText, clearing.name)} /> : null}
      </Confirm>
    </Panel>
  )
}
