// What was drawn last, for those that listen once and are told later.
import { useEffect, useRef } from 'react'

export function useLatest<T>(value: T) {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
