import { emailRule, passwordRule } from '@latchkey/shared'
import { Show, untrack, type JSX } from 'solid-js'
import { createForm } from '../../forms/create-form.ts'
import { PasswordField } from '../../forms/password-field.tsx'
import { TextButton } from '../../forms/text-button.tsx'
import { TextField } from '../../forms/text-field.tsx'
import { formWords } from '../../text/form-words.ts'
import { createMailMemory } from '../mail-memory.ts'
import { ResendButton } from '../resend-button.tsx'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { isSessionLost } from './session-lost.ts'

/** Changes the address: asks for the new one, or shows the change that waits for its click (S5-84, UX-50). */
export function EmailSection(props: SectionProps): JSX.Element {
  return (
    <Show when={props.user.pendingEmail} fallback={<RequestForm {...props} />} keyed>
      {(pending) => <PendingChange {...props} pending={pending} />}
    </Show>
  )
}

function RequestForm(props: SectionProps): JSX.Element {
  const { api, steps, words } = untrack(() => props.context)
  const { email } = untrack(() => props.user)
  const form = createForm({
    view: 'account-email',
    words: formWords(words, {
      errors: { credentials_wrong: words.account.passwordWrong },
      fieldErrors: { invalid: words.account.email.same },
    }),
    fields: { email: { initial: email, check: () => undefined }, 'new-email': { check: emailRule }, password: { check: passwordRule } },
    aliases: { email: 'new-email' },
    submit: async (valueOf) => {
      steps.userChanged(await api.requestEmailChange({ email: valueOf('new-email').trim(), password: valueOf('password') }))
      steps.advance({ view: 'account', section: 'email' })
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
    <AccountShell context={props.context} form={form} {...words.account.email} text={words.account.email.text(email)}>
      {/* Readable, so that password managers fill in the old address here and not in the field of the new one. */}
      <TextField form={form} name="email" label={words.labels.email} type="email" autocomplete="username" readonly />
      <TextField form={form} name="new-email" label={words.account.labels.newEmail} type="email" autocomplete="off" />
      <PasswordField form={form} name="password" label={words.account.labels.currentPassword} autocomplete="current-password" />
    </AccountShell>
  )
}

function PendingChange(props: SectionProps & { readonly pending: string }): JSX.Element {
  const { api, steps, words, settings } = untrack(() => props.context)
  const { pending } = untrack(() => props)
  const form = createForm({
    view: 'account-email-pending',
    words: formWords(words),
    fields: {},
    submit: async () => {
      steps.userChanged(await api.cancelEmailChange())
      steps.go({ view: 'account', section: 'email' })
    },
    onError: (error) => isSessionLost(error, props.context),
  })
  return (
    <AccountShell
      context={props.context}
      form={form}
      title={words.account.email.title}
      text={`${words.account.email.pending(pending)}\n\n${words.account.email.until(props.user.email)}`}
      busy={words.account.saving}
      beside={
        <TextButton part="secondary" onClick={() => void form.submit()}>
          {words.account.email.cancelChange}
        </TextButton>
      }
      links={
        <ResendButton
          form={form}
          words={words}
          memory={createMailMemory(api, 'change', pending, settings.mailCooldown)}
          send={() => api.resendEmailChange()}
          sentText={words.account.email.resent(pending)}
        />
      }
    />
  )
}
