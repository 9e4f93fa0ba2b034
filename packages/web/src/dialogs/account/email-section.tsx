import { emailRule, passwordRule } from '@latchkey/shared'
import { Show, untrack, type JSX } from 'solid-js'
import { Field } from '../../forms/field.tsx'
import { TextButton } from '../../forms/text-button.tsx'
import { createMailMemory } from '../mail-memory.ts'
import { ResendButton } from '../resend-button.tsx'
import { ownerField, passwordField } from '../standard-fields.tsx'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createAccountForm } from './create-account-form.ts'

/** Changes the address: asks for the new one, or shows the change that waits for its click (S5-84, UX-50). */
export function EmailSection(props: SectionProps): JSX.Element {
  return (
    <Show when={props.user.pendingEmail} fallback={untrack(() => requestForm(props))} keyed>
      {(pending) => pendingChange(props, pending)}
    </Show>
  )
}

function requestForm(props: SectionProps): JSX.Element {
  const { context } = untrack(() => props)
  const { api, steps, words } = context
  const { email: says, labels } = words.account
  const email = untrack(() => props.user.email)
  const form = createAccountForm(props, {
    view: 'account-email',
    fieldErrors: { invalid: says.same },
    fields: { email: { initial: email }, 'new-email': { check: emailRule }, password: { check: passwordRule, isProof: true } },
    aliases: { email: 'new-email' },
    submit: async (valueOf) => {
      steps.userChanged(await api.requestEmailChange({ email: valueOf('new-email').trim(), password: valueOf('password') }))
      steps.advance({ view: 'account', section: 'email' })
    },
  })
  return (
    <AccountShell context={context} form={form} says={says} text={says.text(email)}>
      {/* So that password managers fill in the old address here and not in the field of the new one. */}
      {ownerField(form, words.labels.email)}
      <Field form={form} name="new-email" label={labels.newEmail} kind="email" />
      {passwordField(form, labels.currentPassword)}
    </AccountShell>
  )
}

function pendingChange(props: SectionProps, pending: string): JSX.Element {
  const { context } = untrack(() => props)
  const { api, steps, words, settings } = context
  const { email: says } = words.account
  const memory = createMailMemory(api, 'change', pending, settings.mailCooldown)
  const form = createAccountForm(props, {
    view: 'account-email-pending',
    fields: {},
    submit: async () => {
      steps.userChanged(await api.cancelEmailChange())
      steps.go({ view: 'account', section: 'email' })
    },
  })
  return (
    <AccountShell
      context={context}
      form={form}
      says={{ title: says.title }}
      text={`${says.pending(pending)}\n\n${says.until(props.user.email)}`}
      beside={
        <TextButton part="secondary" onClick={() => void form.submit()}>
          {says.cancelChange}
        </TextButton>
      }
      links={
        <ResendButton form={form} words={words} memory={memory} send={() => api.resendEmailChange()} sentText={says.resent(pending)} />
      }
    />
  )
}
