import { createMemo, createSignal, type JSX } from 'solid-js'
import type { Form } from '../forms/create-form.ts'
import { PasswordField } from '../forms/password-field.tsx'
import { passwordStrength } from '../forms/password-strength.ts'
import { suggestPassword } from '../forms/suggest-password.ts'
import { TextButton } from '../forms/text-button.tsx'
import type { Words } from '../text/text.ts'

interface NewPasswordFieldsProps {
  readonly form: Form
  readonly words: Words
  readonly minLength: number
  readonly label: string
  readonly repeatLabel: string
  /** What a stranger may know of whoever chooses: address and names, as far as they are typed. */
  readonly owner: () => readonly string[]
}

/** A password that somebody chooses, twice, in the fields `new-password` and `repeat-password`: how strong it is, in words in the place of the hint, and a button that makes one up. */
export function NewPasswordFields(props: NewPasswordFieldsProps): JSX.Element {
  const [madeUp, setMadeUp] = createSignal<string>()
  const password = () => props.form.field('new-password').value()
  // A memo, so that only another strength is news to a screen reader, not every letter.
  const hint = createMemo(() => {
    const { words, minLength } = props
    return password() === ''
      ? words.hints.password(minLength)
      : words.strength(passwordStrength(password(), minLength, props.owner()), minLength)
  })
  const suggest = () => {
    const made = suggestPassword(props.minLength)
    for (const name of ['new-password', 'repeat-password']) props.form.field(name).change(made)
    setMadeUp(made)
    props.form.say(props.words.suggested)
  }
  return (
    <>
      <PasswordField
        form={props.form}
        name="new-password"
        label={props.label}
        hint={hint()}
        autocomplete="new-password"
        minLength={props.minLength}
        madeUp={madeUp()}
      />
      <TextButton part="link" onClick={suggest}>
        {props.words.links.suggestPassword}
      </TextButton>
      <PasswordField
        form={props.form}
        name="repeat-password"
        label={props.repeatLabel}
        autocomplete="new-password"
        minLength={props.minLength}
      />
    </>
  )
}
