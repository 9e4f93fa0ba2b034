import { passwordRule } from '@latchkey/shared'
import { untrack, type JSX } from 'solid-js'
import { createForm } from '../../forms/create-form.ts'
import { PasswordField } from '../../forms/password-field.tsx'
import { TextField } from '../../forms/text-field.tsx'
import { formWords } from '../../text/form-words.ts'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { isSessionLost } from './session-lost.ts'

/** What the server wants to be told, whatever the language in which it was typed. */
const CONFIRMATION = 'delete'

/** Deletes the account: with the password, and a word that nobody types by mistake (S5-87, UX-52). */
export function DeleteSection(props: SectionProps): JSX.Element {
  const { api, steps, words } = untrack(() => props.context)
  const { email } = untrack(() => props.user)
  const form = createForm({
    view: 'account-delete',
    words: formWords(words, {
      errors: { credentials_wrong: words.account.passwordWrong },
      fieldErrors: { invalid: words.account.delete.mismatch },
    }),
    fields: {
      email: { initial: email, check: () => undefined },
      password: { check: passwordRule },
      confirmation: {
        check: (value) => (value.trim().toLocaleLowerCase(words.language.tag) === words.account.delete.word ? undefined : 'invalid'),
      },
    },
    submit: async (valueOf) => {
      await api.deleteAccount({ password: valueOf('password'), confirmation: CONFIRMATION })
      // First the message: as soon as nobody is logged in, whatever shows an account closes.
      steps.advance({ view: 'message', message: 'account_deleted', email })
      steps.userChanged(null)
    },
    onError: (error) => {
      if (error.code === 'credentials_wrong') {
        form.field('password').empty()
        form.field('password').focus()
      }
      return isSessionLost(error, props.context)
    },
  })
  return (
    <AccountShell context={props.context} form={form} {...words.account.delete}>
      <TextField form={form} name="email" label={words.labels.email} type="email" autocomplete="username" readonly />
      <PasswordField form={form} name="password" label={words.account.labels.currentPassword} autocomplete="current-password" />
      <TextField
        form={form}
        name="confirmation"
        label={words.account.labels.confirmation}
        hint={words.account.delete.hint}
        autocomplete="off"
      />
    </AccountShell>
  )
}
