import { passwordRule } from '@latchkey/shared'
import { untrack, type JSX } from 'solid-js'
import { createForm } from '../../forms/create-form.ts'
import { fitsNewPassword, repeats } from '../../forms/field-rules.ts'
import { PasswordField } from '../../forms/password-field.tsx'
import { TextField } from '../../forms/text-field.tsx'
import { formWords } from '../../text/form-words.ts'
import { NewPasswordFields } from '../new-password-fields.tsx'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { isSessionLost } from './session-lost.ts'

/** Changes the password; needs the current one (S5-83, PW-7). */
export function PasswordSection(props: SectionProps): JSX.Element {
  const { api, steps, words, settings } = untrack(() => props.context)
  const { email } = untrack(() => props.user)
  const minLength = settings.passwordMinLength
  const form = createForm({
    view: 'account-password',
    words: formWords(words, {
      errors: { credentials_wrong: words.account.passwordWrong },
      fieldErrors: { passwords_differ: words.reset.differ },
    }),
    params: { minLength },
    fields: {
      email: { initial: email, check: () => undefined },
      'current-password': { check: passwordRule },
      'new-password': { check: fitsNewPassword(minLength) },
      'repeat-password': { check: repeats('new-password') },
    },
    aliases: { newPassword: 'new-password', password: 'new-password', currentPassword: 'current-password' },
    submit: async (valueOf) => {
      await api.changePassword({ currentPassword: valueOf('current-password'), newPassword: valueOf('new-password') })
      steps.advance({ view: 'message', message: 'password_changed', email })
    },
    onError: (error) => {
      if (error.code === 'credentials_wrong') {
        form.field('current-password').empty()
        form.field('current-password').focus()
      }
      return isSessionLost(error, props.context)
    },
  })
  return (
    <AccountShell context={props.context} form={form} {...words.account.password} busy={words.account.saving}>
      {/* Readable, so that password managers know whose password this is. */}
      <TextField form={form} name="email" label={words.labels.email} type="email" autocomplete="username" readonly />
      <PasswordField form={form} name="current-password" label={words.account.labels.currentPassword} autocomplete="current-password" />
      <NewPasswordFields
        form={form}
        words={words}
        minLength={minLength}
        label={words.labels.newPassword}
        repeatLabel={words.labels.repeatNewPassword}
        owner={() => [email, props.user.name, props.user.username ?? '']}
      />
    </AccountShell>
  )
}
