// Any item of one person corrected by hand.
import { useState } from 'react'
import { Button } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { CorrectDone, CorrectPreview } from '../../api/generated'
import { Async } from '../../components/Async'
import { Landing } from '../../components/Landing'
import { Panel } from '../../components/Panel'
import { words } from '../../words/ja'
import { Form } from '../../components/correct/Form'
import { Corrected, Review } from '../../components/correct/Review'

const w = words.correct

export function Correct({ person, today, asOf }: { person: string; today: string; asOf: string }) {
  const [open, setOpen] = useState(false)
  const [preview, setPreview] = useState<CorrectPreview | null>(null)
  const [done, setDone] = useState<CorrectDone | null>(null)
  const known = useRead('entries', {})
  const written = (what: CorrectDone) => {
    setPreview(null)
    setOpen(false)
    setDone(what)
  }
  return (
    <>
      {done ? (
        <Landing of={done}>
          <Corrected done={done} />
        </Landing>
      ) : null}
      {preview ? (
        <Landing of={preview}>
          <Review preview={preview} onBack={() => setPreview(null)} onDone={written} />
        </Landing>
      ) : null}
      {open ? (
        <div hidden={preview !== null}>
          <Panel
            title={w.open}
            aside={
              <Button size="s" onClick={() => setOpen(false)}>
                {words.cancel}
              </Button>
            }
          >
            <Async read={known}>{(entries) => <Form known={entries} fields={[]} people={[person]} today={today} asOf={asOf} onPreview={setPreview} />}</Async>
          </Panel>
        </div>
      ) : (
        <div>
          <Button
            onClick={() => {
              setDone(null)
              setOpen(true)
            }}
          >
            {w.open}
          </Button>
        </div>
      )}
    </>
  )
}
