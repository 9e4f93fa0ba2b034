import { passwordRule } from '@latchkey/shared'
import { untrack, type JSX } from 'solid-js'
import { Field } from '../../forms/field.tsx'
import { ownerField, passwordField } from '../standard-fields.tsx'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createAccountForm } from './create-account-form.ts'

/** What the server wants to be told, whatever the language in which it was typed. */
const CONFIRMATION = 'delete'

/** Deletes the account: with the password, and a word that nobody types by mistake (S5-87, UX-52). */
export function DeleteSection(props: SectionProps): JSX.Element {
  const { context } = untrack(() => props)
  const { api, steps, words } = context
  const { email } = untrack(() => props.user)
  const { labels, delete: says } = words.account
  const form = createAccountForm(props, {
    view: 'account-delete',
    fieldErrors: { invalid: says.mismatch },
    fields: {
      email: { initial: email },
      password: { check: passwordRule, isProof: true },
      confirmation: {
        check: (value) => (value.trim().toLocaleLowerCase(words.language.tag) === says.word ? undefined : 'invalid'),
      },
    },
    submit: async (valueOf) => {
      await api.deleteAccount({ password: valueOf('password'), confirmation: CONFIRMATION })
      // First the message: as soon as nobody is logged in, whatever shows an account closes.
      steps.advance({ view: 'message', message: 'account_deleted', email })
      steps.userChanged(null)
    },
  })
  return (
    <AccountShell context={context} form={form} says={says} text={says.text}>
      {ownerField(form, words.labels.email)}
      {passwordField(form, labels.currentPassword)}
      <Field form={form} name="confirmation" label={labels.confirmation} hint={says.hint} />
    </AccountShell>
  )
}
