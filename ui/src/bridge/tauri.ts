// The only door to Tauri: one command, two events, native dialogs, and the window itself.
import { invoke } from '@tauri-apps/api/core'
import { listen, TauriEvent, type EventTarget } from '@tauri-apps/api/event'
import { documentDir } from '@tauri-apps/api/path'
import { getCurrentWindow } from '@tauri-apps/api/window'
import { open, save } from '@tauri-apps/plugin-dialog'

export type Progress = { label: string; done: number; total: number | null }
export type Drop = { kind: 'over' | 'left' } | { kind: 'dropped'; paths: string[] }

/** Runs one command of the table; rejects with whatever the shell answered. */
export function rpc(name: string, request: unknown): Promise<unknown> {
  return invoke('rpc', { name, request })
}

/** Asks the work at hand to stop between two steps. */
export async function cancel(): Promise<void> {
  await rpc('cancel', {})
}

/** Hears how far the work is until the returned function is called. */
export function onProgress(hear: (progress: Progress) => void): () => void {
  return subscribe<Progress>('progress', hear)
}

/** Hears of files dragged over the window and dropped on it. The web view never sees the files, only the shell gives their paths. */
export function onDrop(hear: (drop: Drop) => void): () => void {
  const stops = [
    subscribe(TauriEvent.DRAG_ENTER, () => hear({ kind: 'over' })),
    subscribe(TauriEvent.DRAG_LEAVE, () => hear({ kind: 'left' })),
    subscribe<{ paths: string[] }>(TauriEvent.DRAG_DROP, ({ paths }) => hear({ kind: 'dropped', paths })),
  ]
  return () => stops.forEach((stop) => stop())
}

/**
 * One native dialog at a time: the second half of a double click opens none. Each begins in the folder where the last one ended, the
 * first one among the documents.
 */
let asking = false
let folder: string | undefined

async function ask<T>(nothing: T, dialog: (defaultPath: string | undefined) => Promise<T>): Promise<T> {
  if (asking) return nothing
  asking = true
  try {
    return await dialog(folder ?? (await documentDir().catch(() => undefined)))
  } finally {
    asking = false
  }
}

export type Filter = { name: string; extensions: string[] }

/** Native dialog: one file, or nothing. */
export function chooseFile(title: string, filters: Filter[]): Promise<string | null> {
  return ask(null, async (defaultPath) => from(await open({ title, filters, multiple: false, directory: false, defaultPath })))
}

/** Native dialog: files of one folder, or none. */
export function chooseFiles(title: string, filters: Filter[]): Promise<string[]> {
  return ask<string[]>([], async (defaultPath) => {
    const paths = (await open({ title, filters, multiple: true, directory: false, defaultPath })) ?? []
    from(paths[0] ?? null)
    return paths
  })
}

/** Native dialog: one folder, or nothing. */
export function chooseFolder(title: string): Promise<string | null> {
  return ask(null, async (defaultPath) => {
    const chosen = await open({ title, multiple: false, directory: true, defaultPath })
    folder = chosen ?? folder
    return chosen
  })
}

/** Native dialog: where a new workbook goes, or nothing. A name without an ending gets that of a workbook. */
export function chooseNewWorkbook(title: string, filter: string, name: string): Promise<string | null> {
  return ask(null, async (defaultPath) => {
    const begins = /[\\/]/.test(name) || defaultPath === undefined ? name : `${defaultPath}/${name}`
    const path = await save({ title, defaultPath: begins, filters: [{ name: filter, extensions: ['xlsx'] }] })
    return from(path === null || path.toLowerCase().endsWith('.xlsx') ? path : `${path}.xlsx`)
  })
}

/** Keeps the folder of a chosen file for the next dialog. */
function from(path: string | null): string | null {
  folder = path?.replace(/[\\/][^\\/]*$/, '') || folder
  return path
}

/** What the system calls the window, in its list of programs too. */
export function showTitle(title: string): void {
  void getCurrentWindow().setTitle(title).catch(() => undefined)
}

/** While the returned function was not called, the window does not close by itself: `ask` hears that somebody wants to close it. */
export function holdOpen(ask: () => void): () => void {
  // The shell looks whether somebody listens at this very window.
  return subscribe(TauriEvent.WINDOW_CLOSE_REQUESTED, ask, { kind: 'Window', label: getCurrentWindow().label })
}

/** Closes the window, whatever is under way. */
export function closeWindow(): Promise<void> {
  return getCurrentWindow().destroy()
}

/** A subscription is made by a promise, and may be given up before it stands. */
function subscribe<T>(event: string, hear: (payload: T) => void, target?: EventTarget): () => void {
  let live = true
  const standing = listen<T>(event, ({ payload }) => {
    if (live) hear(payload)
  }, target ? { target } : undefined)
  return () => {
    live = false
    void standing.then((stop) => stop()).catch(() => undefined)
  }
}
