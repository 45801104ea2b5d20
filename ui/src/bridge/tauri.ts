// The only door to Tauri: one command, two events, native dialogs.
import { invoke } from '@tauri-apps/api/core'
import { listen, TauriEvent } from '@tauri-apps/api/event'
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

export type Filter = { name: string; extensions: string[] }

/** Native dialog: one file, or nothing. */
export function chooseFile(title: string, filters: Filter[]): Promise<string | null> {
  return open({ title, filters, multiple: false, directory: false })
}

/** Native dialog: files of one folder, or none. */
export async function chooseFiles(title: string, filters: Filter[]): Promise<string[]> {
  return (await open({ title, filters, multiple: true, directory: false })) ?? []
}

/** Native dialog: one folder, or nothing. */
export function chooseFolder(title: string): Promise<string | null> {
  return open({ title, multiple: false, directory: true })
}

/** Native dialog: where a new workbook goes, or nothing. A name without an ending gets that of a workbook. */
export async function chooseNewWorkbook(title: string, filter: string, name: string): Promise<string | null> {
  const path = await save({ title, defaultPath: name, filters: [{ name: filter, extensions: ['xlsx'] }] })
  return path === null || path.toLowerCase().endsWith('.xlsx') ? path : `${path}.xlsx`
}

/** A subscription is made by a promise, and may be given up before it stands. */
function subscribe<T>(event: string, hear: (payload: T) => void): () => void {
  let live = true
  const standing = listen<T>(event, ({ payload }) => {
    if (live) hear(payload)
  })
  return () => {
    live = false
    void standing.then((stop) => stop()).catch(() => undefined)
  }
}
