import { createEffect, createSignal, type JSX } from 'solid-js'
import type { FieldProps } from './field.tsx'

/** A password and the button that shows it. */
export function passwordToggle(field: FieldProps, input: HTMLInputElement): JSX.Element {
  const [isShown, setShown] = createSignal(false)
  createEffect(() => (input.type = isShown() ? 'text' : 'password'))
  createEffect(() => field.madeUp && setShown(true))
  // Hidden while it is sent: browsers save only what was a password field at the end, and nobody leaves it readable by mistake.
  createEffect(() => field.form.busy() && setShown(false))
  const { id } = input
  const verb = () => (isShown() ? field.form.words.hide : field.form.words.show)
  const toggle = () => {
    const { selectionStart, selectionEnd } = input
    setShown(!isShown())
    // Changing its type moves the caret to the front, as soon as the field is laid out: so first that, then the caret.
    input.getBoundingClientRect()
    input.setSelectionRange(selectionStart, selectionEnd)
  }
  return (
    <div data-latchkey-part="control">
      {input}
      <button
        data-latchkey-part="toggle"
        type="button"
        aria-controls={id}
        aria-label={field.form.words.toggleName(verb(), field.label)}
        // Pressing it takes neither focus nor caret away from the password.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => toggle()}
      >
        {verb()}
      </button>
    </div>
  )
}
