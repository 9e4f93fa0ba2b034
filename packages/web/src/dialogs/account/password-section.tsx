import { passwordRule } from '@latchkey/shared'
import { untrack, type JSX } from 'solid-js'
import { newPasswordRules } from '../../forms/field-rules.ts'
import { newPasswordFields } from '../new-password-fields.tsx'
import { ownerField, passwordField } from '../standard-fields.tsx'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createAccountForm } from './create-account-form.ts'

/** Changes the password; needs the current one (S5-83, PW-7). */
export function PasswordSection(props: SectionProps): JSX.Element {
  const { context } = untrack(() => props)
  const { api, steps, words, settings } = context
  const { email } = untrack(() => props.user)
  const { labels, account } = words
  const minLength = settings.passwordMinLength
  const form = createAccountForm(props, {
    view: 'account-password',
    fieldErrors: { passwords_differ: words.reset.differ },
    params: { minLength },
    fields: {
      email: { initial: email },
      'current-password': { check: passwordRule, isProof: true },
      ...newPasswordRules(minLength),
    },
    aliases: { newPassword: 'new-password', password: 'new-password', currentPassword: 'current-password' },
    submit: async (valueOf) => {
      await api.changePassword({ currentPassword: valueOf('current-password'), newPassword: valueOf('new-password') })
      steps.advance({ view: 'message', message: 'password_changed', email })
    },
  })
  return (
    <AccountShell context={context} form={form} says={account.password} text={account.password.text}>
      {ownerField(form, labels.email)}
      {passwordField(form, account.labels.currentPassword, 'current-password')}
      {newPasswordFields({
        form,
        words,
        minLength,
        labels: [labels.newPassword, labels.repeatNewPassword],
        owner: () => [email, props.user.name, props.user.username ?? ''],
      })}
    </AccountShell>
  )
}
