// Who would get another name. Each waits until somebody has looked at it and ticked it: a name can be a slip, or somebody else's row.
import { Button, Checkbox, Cluster, Stack, Td } from 'smarthr-ui'
import type { ImportPreview } from '../../api/generated'
import { Changes } from '../../components/Changes'
import { Paged } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { Rows } from '../../components/Rows'
import { usePlace } from '../../lib/place'
import { words } from '../../words/ja'

const PER_PAGE = 20

type Props = { preview: ImportPreview; seen: string[]; onSeen: (insured: string[]) => void }

export function Renames({ preview, seen, onSeen }: Props) {
  const place = usePlace()
  const w = words.import.renames
  const { renames } = preview
  if (renames.length === 0) return null
  const all = preview.findingCounts.find((row) => row.code === 'name_changed')?.count ?? renames.length
  const page = Math.min(place.page('renamePage'), Math.max(1, Math.ceil(renames.length / PER_PAGE)))
  const first = renames.length < all ? <span className="quiet">{words.import.firstShown(renames.length, all)}</span> : null
  const tick = (insured: string, on: boolean) => onSeen(on ? [...seen, insured] : seen.filter((other) => other !== insured))
  return (
    <Panel title={w.title(all)} aside={first}>
      <Stack gap={1}>
        <Cluster align="center" justify="space-between">
          <p>{w.lead}</p>
          <Button size="s" onClick={() => onSeen(seen.length === renames.length ? [] : renames.map((row) => row.insured))}>
            {seen.length === renames.length ? w.none : w.all(renames.length)}
          </Button>
        </Cluster>
        <Paged total={renames.length} page={page} perPage={PER_PAGE} onPage={(to) => place.go({ renamePage: to })}>
          <Rows label={w.title(all)} columns={[w.seen, words.import.place, words.import.insured, words.import.content]} empty={words.none}>
            {renames.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((row) => (
              <tr key={row.insured}>
                <Td>
                  <Checkbox checked={seen.includes(row.insured)} onChange={(e) => tick(row.insured, e.target.checked)}>
                    {w.take}
                  </Checkbox>
                </Td>
                <Td>
                  <span className="nowrap">{words.import.row(row.row)}</span>
                </Td>
                <Td>
                  <span className="number">{row.insured}</span>
                </Td>
                <Td>
                  <Changes fields={row.fields} />
                </Td>
              </tr>
            ))}
          </Rows>
        </Paged>
      </Stack>
    </Panel>
  )
}
