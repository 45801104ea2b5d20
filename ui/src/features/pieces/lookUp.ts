// What is typed or scanned, looked up one after the other: a serial opens its piece, anything else is looked for among the people. What a serial
// is, the office says. The field is never emptied or selected by an answer, for by then the next scan may stand in it.
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { call } from '../../api/commands'
import { Fault } from '../../api/fault'

export function useLookUp(onPeople: (typed: string) => void) {
  const navigate = useNavigate()
  const [refused, setRefused] = useState<Fault[]>([])
  const [opened, setOpened] = useState<string | null>(null)
  const line = useRef(Promise.resolve())
  const waiting = useRef<string[]>([])
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])

  const answer = async (typed: string) => {
    try {
      const { piece } = await call('piece', { serial: typed })
      if (gone.current) return
      setOpened(piece.serialText)
      void navigate(`/pieces/${piece.serial}`)
    } catch (thrown) {
      const fault = Fault.from(thrown)
      if (gone.current) return
      if (fault.code === 'serial_bad') {
        onPeople(typed)
        void navigate(`/people?q=${encodeURIComponent(typed)}`)
      } else setRefused((before) => [...before, fault])
    }
  }
  const take = (typed: string) => {
    // A scanner may end with two of them.
    if (typed === '' || waiting.current.at(-1) === typed) return
    // What was refused before stays while answers are under way: nobody has seen it yet.
    if (waiting.current.length === 0) setRefused([])
    setOpened(null)
    waiting.current.push(typed)
    line.current = line.current.then(() => answer(typed)).then(() => void waiting.current.shift())
  }
  return { take, refused, opened, close: () => setRefused([]) }
}
