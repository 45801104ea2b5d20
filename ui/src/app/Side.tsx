// The side bar: groups with their screens, and Alt with the number of a group to go to its first one. A group without a screen does not show,
// and its number does nothing.
import { useEffect, useId, type ReactNode } from 'react'
import { NavLink, useNavigate } from 'react-router-dom'
import { useLatest } from '../lib/latest'
import { count } from '../lib/number'
import { words } from '../words/ja'

type Screen = { to: string; text: string; badge?: number }
/** `no`: its number among all groups, those that do not show yet included; `text`: absent where its one screen says it all. */
export type Group = { no: number; text: string | null; screens: Screen[] }

export function Side({ groups }: { groups: Group[] }) {
  useJumps(groups)
  return (
    <nav className="side" aria-label={words.nav.label}>
      {groups.map((group) => (
        <Titled key={group.no} title={group.text} keys={words.nav.keys(group.no)}>
          {group.screens.map((screen, i) => (
            <Entry key={screen.to} {...screen} keys={i === 0 ? words.nav.keys(group.no) : undefined} alone={group.text === null} />
          ))}
        </Titled>
      ))}
    </nav>
  )
}

function Titled({ title, keys, children }: { title: string | null; keys: string; children: ReactNode }) {
  const id = useId()
  if (title === null) return <ul className="plain">{children}</ul>
  return (
    <>
      <p className="group" id={id} title={keys}>
        {title}
        <kbd aria-hidden>{keys}</kbd>
      </p>
      <ul className="plain" aria-labelledby={id}>
        {children}
      </ul>
    </>
  )
}

/** `alone`: there is no heading above it that says its keys. */
function Entry({ to, text, badge, keys, alone }: Screen & { keys: string | undefined; alone: boolean }) {
  return (
    <li>
      <NavLink to={to} end={to === '/'} aria-keyshortcuts={keys}>
        <span>{text}</span>
        {badge ? <span className="badge">{count(badge)}</span> : null}
        {alone ? <kbd aria-hidden>{keys}</kbd> : null}
      </NavLink>
    </li>
  )
}

function useJumps(groups: Group[]) {
  const navigate = useNavigate()
  const latest = useLatest(groups)
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      // By the key's place, for with Alt some keyboards write another character. Nobody leaves a dialog by accident.
      const to = latest.current.find(({ no }) => event.code === `Digit${no}`)?.screens[0]?.to
      if (to === undefined || document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      void navigate(to)
      // A page that stands there already begins at its heading, too.
      document.querySelector<HTMLElement>('main h1')?.focus()
    }
    window.addEventListener('keydown', jump)
    return () => window.removeEventListener('keydown', jump)
  }, [navigate, latest])
}
