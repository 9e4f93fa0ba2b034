import type { JSX } from 'solid-js'
import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx'

/** The six digits of a mail, in one field: so they can be pasted, with or without a space, and filled in by the phone. */
export function CodeField(props: FieldProps): JSX.Element {
  const field = () => props.form.field(props.name)
  return (
    <FieldFrame {...props}>
      <input
        data-latchkey-part="input"
        ref={(element) => field().attach(element)}
        id={field().id}
        name={field().name}
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck={false}
        required
        value={field().value()}
        aria-invalid={field().fault() ? 'true' : undefined}
        aria-describedby={describedBy(props)}
        onInput={(event) => field().change(event.currentTarget.value)}
        onBlur={(event) => field().leave(event)}
      />
    </FieldFrame>
  )
}
