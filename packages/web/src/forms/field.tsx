import { untrack, type JSX } from 'solid-js'
import type { Form } from './create-form.ts'
import { describedBy, frameField, type FramedField } from './frame-field.tsx'
import { passwordToggle } from './password-toggle.tsx'

export interface FieldProps extends FramedField {
  readonly form: Form
  /** `text` unless told. A `code` is the six digits of a mail in one field: so they can be pasted, with or without a space, and filled in by the phone. */
  readonly kind?: 'text' | 'email' | 'password' | 'code' | 'number' | 'date' | 'checkbox'
  readonly autocomplete?: 'username' | 'name' | 'nickname' | 'current-password' | 'new-password' | 'one-time-code' | 'off'
  readonly readonly?: boolean
  readonly optional?: boolean
  readonly capitalize?: 'words' | 'sentences'
  /** What somebody came here to change. */
  readonly focusFirst?: boolean
  /** For a new password: what password managers may make up. */
  readonly minLength?: number
  /** What was made up for this password: it is shown as soon as it is there. */
  readonly madeUp?: string | undefined
}

const INPUT_MODE: Readonly<Record<string, 'email' | 'numeric' | 'decimal'>> = { email: 'email', code: 'numeric', number: 'decimal' }
/** The kinds for which browsers have an input of their own. */
const OWN_TYPE = new Set(['email', 'password', 'date', 'checkbox'])

/** One input: an address, a name, a code, a box to tick, or a password with a button that shows it. No `maxlength`, which would cut silently what was pasted. */
export function Field(props: FieldProps): JSX.Element {
  const {
    form,
    name,
    kind = 'text',
    minLength,
    autocomplete = 'off',
    capitalize = 'none',
    optional,
    focusFirst,
    readonly,
  } = untrack(() => props)
  const field = form.field(name)
  const { id } = field
  const [type, mode] = [OWN_TYPE.has(kind) ? kind : 'text', INPUT_MODE[kind]]
  const valueOf = ({ checked, value }: HTMLInputElement) => (kind === 'checkbox' ? (checked ? 'true' : '') : value)
  const input = (
    <input
      data-latchkey-part="input"
      id={id}
      name={name}
      type={type}
      inputmode={mode}
      autocomplete={autocomplete}
      autocapitalize={capitalize}
      spellcheck="false"
      required={!optional}
      autofocus={focusFirst}
      readonly={readonly}
      value={field.value()}
      checked={field.value() !== ''}
      aria-invalid={field.fault() ? 'true' : undefined}
      aria-describedby={describedBy(props)}
      onInput={(event) => field.change(valueOf(event.currentTarget))}
      onBlur={() => field.leave()}
    />
  ) as HTMLInputElement
  field.attach({
    focus: () => input.focus(),
    get value() {
      return valueOf(input)
    },
  })
  if (minLength) input.setAttribute('passwordrules', `minlength: ${minLength}; allowed: unicode;`)
  return frameField(props, kind === 'password' ? passwordToggle(props, input) : input)
}
