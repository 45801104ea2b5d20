// The day that is judged: today unless the URL says otherwise. Not readable while what is typed is no day; nothing may start from it then.
import { useState } from 'react'
import { usePlace } from './place'

export function useAsOf(today: string) {
  const place = usePlace()
  const [readable, setReadable] = useState(true)
  const asOf = place.text('asOf') || today
  const onDay = (day: string | null) => {
    setReadable(day !== null)
    if (day !== null && day !== asOf) place.go({ asOf: day, page: 1 })
  }
  return { asOf, readable, onDay }
}
