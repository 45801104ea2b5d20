// The way to a person, which knows the way back: to the same list, search and page, and to this row.
import { useEffect, useRef, type ReactNode } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { TextLink, UpwardLink } from 'smarthr-ui'
import { words } from '../words/ja'

type Origin = { from: string; person: string }

const originOf = (state: unknown): Origin | null => (typeof state === 'object' && state !== null && 'from' in state ? (state as Origin) : null)

/** The person from whose page one came back; `null` where one came from elsewhere. */
export function useCameBack(): string | null {
  const state: unknown = useLocation().state
  return typeof state === 'object' && state !== null && 'back' in state ? String(state.back) : null
}

export function PersonLink({ person, className, children }: { person: string; className: string; children: ReactNode }) {
  const { pathname, search } = useLocation()
  const self = useRef<HTMLAnchorElement>(null)
  const cameBack = useCameBack() === person
  useEffect(() => {
    if (cameBack) self.current?.focus()
  }, [cameBack])
  const state: Origin = { from: `${pathname}${search}`, person }
  return (
    <TextLink ref={self} elementAs={Link} to={`/people/${encodeURIComponent(person)}`} state={state} className={className}>
      {children}
    </TextLink>
  )
}

/** From a person to where one came from. */
export function WayBack() {
  const origin = originOf(useLocation().state)
  const screen = origin?.from.split(/[/?]/)[1] ?? 'people'
  return (
    <UpwardLink elementAs={Link} to={origin?.from ?? '/people'} state={origin ? { back: origin.person } : undefined}>
      {screen in words.people.backTo ? words.people.backTo[screen as keyof typeof words.people.backTo] : words.people.backTo.people}
    </UpwardLink>
  )
}
