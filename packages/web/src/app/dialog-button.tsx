import type { JSX } from 'solid-js'

interface DialogButtonProps {
  readonly class: string
  readonly onOpen: () => Promise<void>
  readonly children: JSX.Element
}

/** A button that opens a dialog. The code of the dialogs is fetched when somebody is about to press it, not with the page. */
export function DialogButton(props: DialogButtonProps): JSX.Element {
  return (
    <button type="button" class={props.class} aria-haspopup="dialog" onClick={() => void props.onOpen()}>
      {props.children}
    </button>
  )
}
