// Where the focus goes by itself: never out of a field that somebody, or a scanner, goes on typing into.
export function focusOn(element: HTMLElement | null, options?: FocusOptions): void {
  if (document.activeElement?.closest('[data-typing]')) return
  element?.focus(options)
}
