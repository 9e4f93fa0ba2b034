import { Show, type JSX } from 'solid-js'
import { PasswordField } from '../../forms/password-field.tsx'
import { TextField } from '../../forms/text-field.tsx'
import type { Words } from '../../text/text.ts'
import type { GatedForm } from './create-gated-form.ts'

/** Asks for the password in place, when the server wants it before it goes on. */
export function PasswordGate(props: { readonly gated: GatedForm; readonly words: Words }): JSX.Element {
  return (
    <Show when={props.gated.asksPassword()}>
      <p data-latchkey-part="text">{props.words.account.proveFirst}</p>
      <TextField form={props.gated.form} name="email" label={props.words.labels.email} type="email" autocomplete="username" readonly />
      <PasswordField form={props.gated.form} name="password" label={props.words.labels.password} autocomplete="current-password" />
    </Show>
  )
}
