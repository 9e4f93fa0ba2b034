import type { JSX } from 'solid-js'
import type { Form } from './create-form.ts'

interface SubmitButtonProps {
  readonly form: Form
  readonly label: string
  readonly busyLabel: string
  /** Id of a text that is read along with the button, where the button is what gets the focus. */
  readonly describedBy?: string | undefined
}

/** Sends the form. Never `disabled`, which would throw the focus away: while the form is under way it only says that it does nothing. */
export function SubmitButton(props: SubmitButtonProps): JSX.Element {
  const label = () => (props.form.busy() ? props.busyLabel : props.form.canTryAgain() ? props.form.words.tryAgain : props.label)
  const isIdle = () => !props.form.busy() && props.form.secondsToWait() === 0
  return (
    <button data-latchkey-part="submit" type="submit" aria-disabled={isIdle() ? undefined : 'true'} aria-describedby={props.describedBy}>
      {label()}
    </button>
  )
}
