import type { JSX } from 'solid-js'
import { useAuth } from '../solid.tsx'

interface DialogButtonProps {
  readonly class: string
  readonly view: 'login' | 'signup'
  readonly onOpen: () => Promise<void>
  readonly children: JSX.Element
}

/** A button that opens a dialog, and says so. What the dialog needs is fetched while the pointer or the focus is on its way. */
export function DialogButton(props: DialogButtonProps): JSX.Element {
  const { auth } = useAuth()
  return (
    <button
      type="button"
      class={props.class}
      aria-haspopup="dialog"
      onPointerEnter={() => auth.preload(props.view)}
      onFocus={() => auth.preload(props.view)}
      onClick={() => void props.onOpen()}
    >
      {props.children}
    </button>
  )
}
