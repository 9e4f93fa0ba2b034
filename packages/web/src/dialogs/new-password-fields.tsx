import { createEffect, createMemo, createSignal, type JSX, on } from 'solid-js'
import type { Form } from '../forms/create-form.ts'
import { Field } from '../forms/field.tsx'
import { passwordStrength } from '../forms/password-strength.ts'
import { suggestPassword } from '../forms/suggest-password.ts'
import { linkButton } from '../forms/text-button.tsx'
import type { Words } from '../text/text.ts'

interface NewPasswordOptions {
  readonly form: Form
  readonly words: Words
  readonly minLength: number
  readonly labels: readonly [password: string, repeat: string]
  /** What a stranger may know of whoever chooses: address and names, as far as they are typed. */
  readonly owner: () => readonly string[]
}

/** A password that somebody chooses, twice, in the fields `new-password` and `repeat-password`: how strong it is, in words in the place of the hint, and a button that makes one up. */
export function newPasswordFields({ form, words, minLength, labels, owner }: NewPasswordOptions): JSX.Element {
  const [madeUp, setMadeUp] = createSignal<string>()
  const { value: password, fault } = form.field('new-password')
  const repeated = form.field('repeat-password')
  // Whether they differ is told at the second, and is over also when the first is corrected.
  createEffect(on(password, () => repeated.fault() && repeated.validate()))
  // A memo, so that only another strength is news to a screen reader, not every letter.
  const hint = createMemo(() =>
    password() === '' ? words.hints.password(minLength) : words.strength(passwordStrength(password(), minLength, owner()), minLength),
  )
  // The error below says it already.
  const isRefused = () => password() !== '' && fault() !== undefined
  const suggest = () => {
    const made = suggestPassword(minLength)
    for (const name of ['new-password', 'repeat-password']) form.field(name).change(made)
    setMadeUp(made)
    form.say(words.suggested)
  }
  const [label, repeatLabel] = labels
  return (
    <>
      <Field
        form={form}
        name="new-password"
        label={label}
        hint={isRefused() ? undefined : hint()}
        kind="password"
        autocomplete="new-password"
        minLength={minLength}
        madeUp={madeUp()}
      />
      {linkButton(words.links.suggestPassword, suggest)}
      <Field form={form} name="repeat-password" label={repeatLabel} kind="password" autocomplete="new-password" minLength={minLength} />
    </>
  )
}
