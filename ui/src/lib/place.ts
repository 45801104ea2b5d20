// Where the user is stands in the URL: filters and pages are search parameters, empty ones are left out.
import { useSearchParams } from 'react-router-dom'

export function usePlace() {
  const [params, setParams] = useSearchParams()
  return {
    text: (name: string) => params.get(name) ?? '',
    page: (name = 'page') => Math.max(1, Math.trunc(Number(params.get(name) ?? '1')) || 1),
    go(changes: Record<string, string | number>, { replace = false } = {}) {
      const next = new URLSearchParams(params)
      for (const [name, value] of Object.entries(changes)) {
        const gone = value === '' || (value === 1 && name.toLowerCase().endsWith('page'))
        if (gone) next.delete(name)
        else next.set(name, String(value))
      }
      setParams(next, { replace })
    },
  }
}
