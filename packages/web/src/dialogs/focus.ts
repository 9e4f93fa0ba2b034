/** Focuses what somebody fills in or presses next: what they came to change, else the first empty field, else the main button; where there is neither, the title. */
export function focusFirst(root: Element): void {
  const wanted = root.querySelector<HTMLInputElement>('input[autofocus]')
  if (wanted) {
    wanted.focus()
    return wanted.select()
  }
  const fields = [...root.querySelectorAll<HTMLInputElement>('input:not([readonly], [type=checkbox])')]
  const button = root.querySelector<HTMLElement>('button[type=submit]') ?? root.querySelector<HTMLElement>('[data-latchkey-part=title]')
  const target = fields.find(({ value }) => value === '') ?? fields.at(-1) ?? button
  target?.focus()
}

/** Gives the focus back to what opened a dialog; if that is gone, to the page's own start, never to nothing. */
export function restoreFocus(opener: Element | null): void {
  if (opener instanceof HTMLElement) opener.focus()
  if (isFocusLost()) focusStart()
  // Hosts draw their new state a moment later, and may take the opener away with it.
  requestAnimationFrame(() => isFocusLost() && focusStart())
}

function isFocusLost(): boolean {
  return (document.activeElement ?? document.body) === document.body
}

function focusStart(): void {
  const start = document.querySelector<HTMLElement>('main, [role=main], h1') ?? document.querySelector<HTMLElement>('body > :not(script)')
  if (!start) return
  if (start.tabIndex < 0 && !start.hasAttribute('tabindex')) {
    start.tabIndex = -1
    start.addEventListener('blur', () => start.removeAttribute('tabindex'), { once: true })
  }
  start.focus({ preventScroll: true })
}
