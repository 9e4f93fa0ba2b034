import { untrack, type JSX } from 'solid-js'

interface TextButtonProps {
  readonly part: 'link' | 'secondary'
  readonly disabled?: boolean
  readonly onClick: () => void
  readonly children: JSX.Element
}

/** A way to another view, or something to do beside the main thing. */
export function linkButton(label: string, onClick: () => void): JSX.Element {
  return (
    <TextButton part="link" onClick={onClick}>
      {label}
    </TextButton>
  )
}

/** Any button that does not send the form: "Cancel", "Forgot password?". */
export function TextButton(props: TextButtonProps): JSX.Element {
  const { part, onClick } = untrack(() => props)
  return (
    <button
      data-latchkey-part={part}
      type="button"
      aria-disabled={props.disabled ? 'true' : undefined}
      onClick={() => props.disabled || onClick()}
    >
      {props.children}
    </button>
  )
}
