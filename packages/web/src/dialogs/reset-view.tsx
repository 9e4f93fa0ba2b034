import { emailCodeRule } from '@latchkey/shared'
import { type JSX, onMount, Show, untrack } from 'solid-js'
import { createForm } from '../forms/create-form.ts'
import { newPasswordRules } from '../forms/field-rules.ts'
import { linkButton } from '../forms/text-button.tsx'
import { formWords } from '../text/form-words.ts'
import { FormShell } from './form-shell.tsx'
import { tellLinkProblem } from './link-problem.ts'
import { newPasswordFields } from './new-password-fields.tsx'
import { codeField, ownerField } from './standard-fields.tsx'
import type { ViewProps } from './view-props.ts'

/** Chooses a new password (S1-22 to S1-24). A link is checked first, so that nobody thinks of a password for nothing. */
export function ResetView(props: ViewProps<'reset'>): JSX.Element {
  return (
    <Show when={'code' in props.flow.proof || props.flow.linkChecked} fallback={untrack(() => checkLink(props))}>
      {untrack(() => choosePassword(props))}
    </Show>
  )
}

/** Asks by itself whether the link works; nothing is used up by that. */
function checkLink(props: ViewProps<'reset'>): JSX.Element {
  const { api, steps, words, flow } = untrack(() => props)
  const { email, proof } = flow
  const form = createForm({
    view: 'reset-check',
    words: formWords(words),
    fields: {},
    submit: async () => {
      if (!('key' in proof)) return
      const { valid, reason = 'link_invalid' } = await api.checkPasswordResetKey({ email, key: proof.key })
      if (valid) steps.go({ ...flow, linkChecked: true })
      else steps.go({ view: 'message', message: `reset_${reason}`, email })
    },
    onError: ({ code }) => tellLinkProblem(steps, 'reset', email, code),
  })
  onMount(() => void form.submit())
  return (
    <FormShell
      context={props}
      form={form}
      says={{ title: words.reset.title, submit: words.buttons.continue, busy: words.reset.checking }}
    />
  )
}

function choosePassword(props: ViewProps<'reset'>): JSX.Element {
  const { api, steps, words, flow, settings } = untrack(() => props)
  const { email, proof } = flow
  const minLength = settings.passwordMinLength
  const form = createForm({
    view: 'reset',
    words: formWords(words, { fieldErrors: { passwords_differ: words.reset.differ } }),
    params: { minLength },
    fields: {
      email: { initial: email },
      code: 'code' in proof ? { initial: proof.code, check: emailCodeRule, isProof: true } : {},
      ...newPasswordRules(minLength),
    },
    aliases: { password: 'new-password' },
    submit: async (valueOf) => {
      const proven = 'code' in proof ? { code: valueOf('code') } : proof
      const { user } = await api.resetPassword({ email, ...proven, password: valueOf('new-password') })
      if (user) steps.loggedIn(user, 'reset_logged_in')
      else steps.advance({ view: 'message', message: 'reset', email })
    },
    onError: ({ code, details }) => !details.fieldErrors?.['password'] && tellLinkProblem(steps, 'reset', email, code),
  })

  return (
    <FormShell
      context={props}
      form={form}
      says={words.reset}
      links={linkButton(words.buttons.forgot, () => steps.go({ view: 'forgot', email }))}
    >
      {ownerField(form, words.labels.email)}
      <Show when={'code' in proof}>{codeField(form, words.labels.code, words.hints.code)}</Show>
      {newPasswordFields({
        form,
        words,
        minLength,
        labels: [words.labels.newPassword, words.labels.repeatNewPassword],
        owner: () => [email],
      })}
    </FormShell>
  )
}
