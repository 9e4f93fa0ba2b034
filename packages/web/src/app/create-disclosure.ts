import { createSignal, onCleanup } from 'solid-js'

export interface Disclosure {
  readonly isOpen: () => boolean
  readonly toggle: () => void
  readonly close: () => void
  /** For the `ref` of the element that holds button and panel; the button comes first in it. */
  readonly attach: (root: HTMLElement) => void
}

/** A button that shows and hides a panel: Esc closes it and gives the focus back, so does leaving it by Tab or by a click elsewhere. */
export function createDisclosure(): Disclosure {
  const [isOpen, setOpen] = createSignal(false)
  const close = () => setOpen(false)

  const attach = (root: HTMLElement) => {
    const listening = new AbortController()
    // What a password manager draws stands outside of the app, and using it must not close the panel.
    const isOutside = (target: EventTarget | null) =>
      target instanceof Node && !root.contains(target) && root.closest('#app')?.contains(target) === true
    const on = <Type extends 'keydown' | 'focusout' | 'pointerdown'>(
      target: HTMLElement | Document,
      type: Type,
      listener: (event: HTMLElementEventMap[Type]) => void,
    ) => target.addEventListener(type, listener as EventListener, { signal: listening.signal })

    on(root, 'keydown', (event) => {
      if (event.key !== 'Escape' || !isOpen()) return
      close()
      root.querySelector('button')?.focus()
    })
    on(root, 'focusout', (event) => isOutside(event.relatedTarget) && close())
    on(document, 'pointerdown', (event) => isOutside(event.target) && close())
    onCleanup(() => listening.abort())
  }
  return { isOpen, toggle: () => setOpen((open) => !open), close, attach }
}
