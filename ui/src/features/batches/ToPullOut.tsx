// The pieces of one batch that must be pulled out, on the page of the batch; without one there is nothing to see.
import { useRead } from '../../api/commands'
import { FaultMessage } from '../../components/Message'
import { PullOutList } from '../../components/PullOutList'

export function ToPullOut({ batch }: { batch: string }) {
  const read = useRead('pull_outs', { batch })
  return read.data ? <PullOutList rows={read.data.rows} ofBatch /> : <FaultMessage fault={read.error} />
}
