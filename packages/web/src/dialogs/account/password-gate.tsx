import { Show, type JSX } from 'solid-js'
import { textLine } from '../../forms/text-line.tsx'
import type { Words } from '../../text/text.ts'
import { ownerField, passwordField } from '../standard-fields.tsx'
import type { GatedForm } from './create-gated-form.ts'

/** Asks for the password in place, when the server wants it before it goes on. */
export function passwordGate({ form, asksPassword }: GatedForm, { account, labels }: Words): JSX.Element {
  return (
    <Show when={asksPassword()}>
      {textLine(account.proveFirst, `${form.scope}-gate`)}
      {ownerField(form, labels.email)}
      {passwordField(form, labels.password, 'password', 'gate')}
    </Show>
  )
}
