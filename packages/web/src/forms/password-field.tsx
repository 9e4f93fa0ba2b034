import { createEffect, createSignal, type JSX } from 'solid-js'
import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx'

interface PasswordFieldProps extends FieldProps {
  readonly autocomplete: 'current-password' | 'new-password'
  /** For a new password: what password managers may make up. */
  readonly minLength?: number
  /** What was made up for this field: it is shown as soon as it is there. */
  readonly madeUp?: string | undefined
}

/** A password, with a button that shows it. No `maxlength`, which would cut silently what was pasted. */
export function PasswordField(props: PasswordFieldProps): JSX.Element {
  const field = () => props.form.field(props.name)
  const [shown, setShown] = createSignal(false)
  createEffect(() => props.madeUp && setShown(true))
  // Hidden while it is sent: browsers save only what was a password field at the end, and nobody leaves it readable by mistake.
  createEffect(() => props.form.busy() && setShown(false))
  const verb = () => (shown() ? props.form.words.hide : props.form.words.show)
  let input: HTMLInputElement | undefined
  const toggle = () => {
    const [start, end] = [input?.selectionStart ?? null, input?.selectionEnd ?? null]
    setShown(!shown())
    // Changing its type moves the caret to the front, as soon as the field is laid out: so first that, then the caret.
    input?.getBoundingClientRect()
    input?.setSelectionRange(start, end)
  }
  return (
    <FieldFrame {...props}>
      <div data-latchkey-part="control">
        <input
          data-latchkey-part="input"
          ref={(element) => {
            input = element
            field().attach(element)
            if (props.minLength) element.setAttribute('passwordrules', `minlength: ${props.minLength}; allowed: unicode;`)
          }}
          id={field().id}
          name={field().name}
          type={shown() ? 'text' : 'password'}
          autocomplete={props.autocomplete}
          autocapitalize="none"
          spellcheck={false}
          required
          value={field().value()}
          aria-invalid={field().fault() ? 'true' : undefined}
          aria-describedby={describedBy(props)}
          onInput={(event) => field().change(event.currentTarget.value)}
          onBlur={(event) => field().leave(event)}
        />
        <button
          data-latchkey-part="toggle"
          type="button"
          aria-pressed={shown()}
          aria-controls={field().id}
          aria-label={props.form.words.toggleName(verb(), props.label)}
          // Pressing it takes neither focus nor caret away from the password.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={toggle}
        >
          {verb()}
        </button>
      </div>
    </FieldFrame>
  )
}
