import { createEffect, on, onCleanup, onMount, untrack, type JSX } from 'solid-js'
import type { LanguageTag } from '../text/language-tag.ts'
import { focusFirst, restoreFocus } from './focus.ts'
import { lockScroll } from './lock-scroll.ts'

interface DialogFrameProps {
  /** Changes when another view is shown: then its first field gets the focus. */
  readonly shown: unknown
  readonly language: LanguageTag
  readonly allowCancel: boolean
  /** What had the focus when the dialog was asked for. */
  readonly opener: Element | null
  readonly onCancel: () => void
  readonly children: JSX.Element
}

/**
 * A native modal dialog in the light DOM, where password managers and browsers find the form. Esc cancels; a click beside it does nothing, because password
 * managers draw their menus there.
 */
export function DialogFrame(props: DialogFrameProps): JSX.Element {
  const { allowCancel, opener, onCancel } = untrack(() => props)
  const unlock = lockScroll()
  const dialog = (
    <dialog
      data-latchkey-part="dialog"
      lang={props.language.tag}
      dir={props.language.dir}
      closedby={allowCancel ? 'closerequest' : 'none'}
      // Only its own events: a file picker inside would send `cancel` up here.
      onCancel={(event) => {
        if (event.target !== dialog) return
        event.preventDefault()
        if (allowCancel) onCancel()
      }}
      // Browsers without `closedby` close at a second Esc, whatever the first one's handler said.
      onKeyDown={(event) => event.key === 'Escape' && !allowCancel && event.preventDefault()}
      onClose={() => {
        // Told late: by then it may be gone, and another one open.
        if (!dialog.isConnected) return
        if (allowCancel) onCancel()
        else dialog.showModal()
      }}
    >
      {props.children}
    </dialog>
  ) as HTMLDialogElement

  onMount(() => dialog.showModal())
  createEffect(
    on(
      () => props.shown,
      () => {
        dialog.setAttribute('aria-labelledby', dialog.querySelector('[data-latchkey-part=title]')?.id ?? '')
        focusFirst(dialog)
      },
    ),
  )
  onCleanup(() => {
    unlock()
    dialog.close()
    dialog.remove()
    restoreFocus(opener)
  })
  return dialog
}
