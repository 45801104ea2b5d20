// Files that were chosen together and wait for their turn. Each is read when the clerk says so, for it may be another sender's.
import { Button, Cluster, Stack } from 'smarthr-ui'
import { Panel } from '../../components/Panel'
import { fileName } from '../../lib/path'
import { words } from '../../words/ja'

type Props = { paths: string[]; disabled: boolean; onRead: () => void; onLeave: () => void }

export function Next({ paths, disabled, onRead, onLeave }: Props) {
  const w = words.import.queue
  return (
    <Panel title={w.title(paths.length)}>
      <Stack gap={1}>
        <ul className="plain">
          {paths.map((path, i) => (
            <li key={`${i} ${path}`}>{fileName(path)}</li>
          ))}
        </ul>
        <Cluster justify="flex-end">
          <Button onClick={onLeave}>{w.leave}</Button>
          <Button variant="primary" disabled={disabled} onClick={onRead}>
            {w.read}
          </Button>
        </Cluster>
      </Stack>
    </Panel>
  )
}
