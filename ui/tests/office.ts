// A stand-in for the office, on Tauri's own test double of its IPC: answers per command, and a record of what was asked.
import { emit } from '@tauri-apps/api/event'
import { mockIPC, mockWindows } from '@tauri-apps/api/mocks'
import type { CommandName, Commands, FaultRes } from '../src/api/generated'
import { rows } from './rows'

type Answers = { [N in CommandName]?: (request: Commands[N]['req']) => Commands[N]['res'] | Promise<Commands[N]['res']> }
type Asked = { name: string; request: unknown }

export type Office = {
  asked: Asked[]
  /** How often a command was asked. */
  times: (name: string) => number
  /** The last request of a command. */
  last: (name: string) => unknown
  answers: Answers
  /** What the native dialogs give back. */
  chosen: string | null
  dialogs: unknown[]
  /** Whether the page has closed the window. */
  closed: boolean
  /** How long a native dialog stays open. */
  open: Promise<null>
}

/** An answer that comes when the test says so. */
export function later<T>(): { promise: Promise<T>; answer: (value: T) => void; refuse: (reason: unknown) => void } {
  let answer: (value: T) => void = () => undefined
  let refuse: (reason: unknown) => void = () => undefined
  const promise = new Promise<T>((resolve, reject) => {
    answer = resolve
    refuse = reject
  })
  return { promise, answer, refuse }
}

/** Thrown by an answer, as the shell rejects. */
export function fault(row: Partial<FaultRes>): FaultRes {
  return { code: 'internal', what: '', next: '', incident: null, ...row }
}

export function openOffice(answers: Answers = {}): Office {
  const office: Office = {
    asked: [],
    answers: { ...rows.answers(), ...answers },
    chosen: null,
    dialogs: [],
    closed: false,
    open: Promise.resolve(null),
    times: (name) => office.asked.filter((a) => a.name === name).length,
    last: (name) => office.asked.findLast((a) => a.name === name)?.request,
  }
  mockWindows('main')
  mockIPC(
    async (command, args) => {
      if (command === 'plugin:dialog|open' || command === 'plugin:dialog|save') {
        office.dialogs.push(args)
        await office.open
        const { multiple } = (args as { options: { multiple?: boolean } }).options
        return multiple && office.chosen !== null ? [office.chosen] : office.chosen
      }
      if (command === 'plugin:window|set_title') return null
      if (command === 'plugin:window|destroy') return (office.closed = true)
      if (command === 'plugin:path|resolve_directory') return '/home/reiji/Documents'
      if (command !== 'rpc') throw new Error(`not a command of the shell: ${command}`)
      const { name, request } = args as { name: CommandName; request: never }
      office.asked.push({ name, request })
      const answer = office.answers[name] as ((request: never) => unknown) | undefined
      if ((name as string) === 'cancel') return null
      if (!answer) throw fault({ code: 'unknown_command', what: name })
      return answer(request)
    },
    { shouldMockEvents: true },
  )
  return office
}

/** A file dropped on the window, as the shell reports it. */
export async function drop(...paths: string[]): Promise<void> {
  await emit('tauri://drag-enter', { paths, position: { x: 0, y: 0 } })
  await emit('tauri://drag-drop', { paths, position: { x: 0, y: 0 } })
}

export async function report(progress: { label: string; done: number; total: number | null }): Promise<void> {
  await emit('progress', progress)
}

/** Somebody presses the window's own button to close it. */
export async function pressClose(): Promise<void> {
  await emit('tauri://close-requested')
}
