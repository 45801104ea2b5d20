// Where a roster is dropped. The library's DropZone hands over browser files; the office needs paths, which only the window knows.
import { Button } from 'smarthr-ui'
import { words } from '../../words/ja'

export function DropArea({ over, disabled, onChoose }: { over: boolean; disabled: boolean; onChoose: () => void }) {
  return (
    <div className={over ? 'drop drop-over' : 'drop'}>
      <p>{over ? words.import.dropping : words.import.drop}</p>
      <Button variant="primary" disabled={disabled} onClick={onChoose}>
        {words.import.choose}
      </Button>
      <p className="quiet">{words.import.formats}</p>
    </div>
  )
}
