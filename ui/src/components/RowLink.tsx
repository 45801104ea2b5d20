// The way from a row to its person or its piece, which knows the way back: to the same list, search and page, and to this row.
import { useEffect, useRef, type ReactNode } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { TextLink, UpwardLink } from 'smarthr-ui'
import { words } from '../words/ja'

type Origin = { from: string; row: string }
type Screen = keyof typeof words.backTo

const originOf = (state: unknown): Origin | null => (typeof state === 'object' && state !== null && 'from' in state ? (state as Origin) : null)

/** The row that one comes back to; `null` where one came from elsewhere. */
export function useCameBack(): string | null {
  const state: unknown = useLocation().state
  return typeof state === 'object' && state !== null && 'back' in state ? String(state.back) : null
}

function RowLink({ row, to, className, children }: { row: string; to: string; className: string; children: ReactNode }) {
  const { pathname, search } = useLocation()
  const self = useRef<HTMLAnchorElement>(null)
  const cameBack = useCameBack() === row
  useEffect(() => {
    if (cameBack) self.current?.focus()
  }, [cameBack])
  const state: Origin = { from: `${pathname}${search}`, row }
  return (
    <TextLink ref={self} elementAs={Link} to={to} state={state} className={className}>
      {children}
    </TextLink>
  )
}

export function PersonLink({ person, className, children }: { person: string; className: string; children: ReactNode }) {
  return (
    <RowLink row={person} to={`/people/${encodeURIComponent(person)}`} className={className}>
      {children}
    </RowLink>
  )
}

/** A serial, as it is printed for people, that leads to its piece. */
export function SerialLink({ serial, text }: { serial: string; text: string }) {
  return (
    <RowLink row={serial} to={`/pieces/${serial}`} className="number">
      {text}
    </RowLink>
  )
}

/** To where one came from; `otherwise` where that is nowhere. */
export function WayBack({ otherwise }: { otherwise: Screen }) {
  const origin = originOf(useLocation().state)
  const asked = origin?.from.split(/[/?]/)[1] ?? otherwise
  const screen = asked in words.backTo ? (asked as Screen) : otherwise
  return (
    <UpwardLink elementAs={Link} to={origin?.from ?? `/${otherwise}`} state={origin ? { back: origin.row } : undefined}>
      {words.backTo[screen]}
    </UpwardLink>
  )
}
