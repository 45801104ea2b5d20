// Paths are shown, never taken apart for the office.
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
