import type { JSX } from 'solid-js'

interface DialogButtonProps {
  readonly class: string
  readonly onOpen: () => Promise<void>
  readonly children: JSX.Element
}

/** A button that opens a dialog, and says so. */
export function DialogButton(props: DialogButtonProps): JSX.Element {
  return (
    <button type="button" class={props.class} aria-haspopup="dialog" onClick={() => void props.onOpen()}>
      {props.children}
    </button>
  )
}
