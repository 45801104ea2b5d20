// What became of a piece that was spoiled: the serial that takes its place, and the way to print that one alone.
import { Button, Cluster, Stack } from 'smarthr-ui'
import { Landing } from '../../components/Landing'
import { FaultMessage, Message } from '../../components/Message'
import { words } from '../../words/ja'
import type { Spoilt } from './outcome'
import { printInto, type Printing } from './printing'

const w = words.batches

type Props = { outcome: Spoilt; batch: string; printing: Printing }

export function Spoiled({ outcome, batch, printing }: Props) {
  const { spoiled, replacement } = outcome
  return (
    <Landing of={outcome}>
      <Stack gap={0.5}>
        <Message type="success" title={replacement ? w.spoiledWith(spoiled, replacement) : w.spoiledWithout(spoiled)}>
          {replacement ? (
            <Cluster>
              <Button size="s" disabled={printing.isPending} onClick={() => void printInto(printing, batch, replacement)}>
                {w.printAlone}
              </Button>
            </Cluster>
          ) : null}
        </Message>
        {printing.variables?.batch === batch && printing.variables.serial === replacement ? <FaultMessage fault={printing.error} /> : null}
      </Stack>
    </Landing>
  )
}
