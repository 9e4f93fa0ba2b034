import type { JSX } from 'solid-js'
import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx'

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email'
  readonly autocomplete: 'username' | 'name' | 'nickname' | 'off'
  readonly readonly?: boolean
  readonly capitalize?: boolean
  /** What somebody came here to change. */
  readonly focusFirst?: boolean
}

/** One line of text: an address, a name. */
export function TextField(props: TextFieldProps): JSX.Element {
  const field = () => props.form.field(props.name)
  const isEmail = () => props.type === 'email'
  return (
    <FieldFrame {...props}>
      <input
        data-latchkey-part="input"
        ref={(element) => field().attach(element)}
        id={field().id}
        name={field().name}
        type={props.type ?? 'text'}
        inputmode={isEmail() ? 'email' : undefined}
        autocomplete={props.autocomplete}
        autocapitalize={props.capitalize ? 'words' : 'none'}
        spellcheck={false}
        required
        autofocus={props.focusFirst}
        readonly={props.readonly}
        value={field().value()}
        aria-invalid={field().fault() ? 'true' : undefined}
        aria-describedby={describedBy(props)}
        onInput={(event) => field().change(event.currentTarget.value)}
        onBlur={(event) => field().leave(event)}
      />
    </FieldFrame>
  )
}
