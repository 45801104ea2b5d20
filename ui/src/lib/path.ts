// Paths are shown, never taken apart for the office.
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

/** The path of a workbook beside a file, named after it. */
export function workbookBeside(path: string, suffix: string): string {
  const name = fileName(path)
  return `${path.slice(0, path.length - name.length)}${name.replace(/\.[^.]*$/, '')}${suffix}.xlsx`
}
