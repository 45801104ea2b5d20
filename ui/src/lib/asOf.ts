// The day that is judged: chosen once, on whichever screen, and carried along all of them until the database is closed. It begins at the
// later of today and the day of the last batch, before which none can be made. Not readable while what is typed is no day; nothing may
// start from it then.
import { useState } from 'react'
import { useKept } from '../api/kept'
import { usePlace } from './place'

export function useAsOf(begin: string) {
  const place = usePlace()
  const chosen = useKept<string>(['asOf'])
  const [readable, setReadable] = useState(true)
  const asOf = chosen.value ?? begin
  const onDay = (day: string | null) => {
    setReadable(day !== null)
    if (day === null || day === asOf) return
    chosen.keep(day)
    place.go({ page: 1 })
  }
  return { asOf, readable, onDay }
}

/** Where the choice begins. */
export function beginOf(today: string, latestBatchDay: string | null): string {
  return latestBatchDay !== null && latestBatchDay > today ? latestBatchDay : today
}
