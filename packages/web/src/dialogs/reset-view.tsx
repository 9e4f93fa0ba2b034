import { emailCodeRule } from '@latchkey/shared'
import { type JSX, onMount, Show, untrack } from 'solid-js'
import { CodeField } from '../forms/code-field.tsx'
import { createForm } from '../forms/create-form.ts'
import { fitsNewPassword, repeats, type FieldCheck } from '../forms/field-rules.ts'
import { TextButton } from '../forms/text-button.tsx'
import { TextField } from '../forms/text-field.tsx'
import { formWords } from '../text/form-words.ts'
import { FormShell } from './form-shell.tsx'
import { linkProblemOf } from './link-problem.ts'
import { NewPasswordFields } from './new-password-fields.tsx'
import type { ViewProps } from './view-props.ts'

const anything: FieldCheck = () => undefined

/** Chooses a new password (S1-22 to S1-24). A link is checked first, so that nobody thinks of a password for nothing. */
export function ResetView(props: ViewProps<'reset'>): JSX.Element {
  return (
    <Show when={'code' in props.flow.proof || props.flow.linkChecked} fallback={<LinkCheck {...props} />}>
      <ResetForm {...props} />
    </Show>
  )
}

/** Asks by itself whether the link works; nothing is used up by that. */
function LinkCheck(props: ViewProps<'reset'>): JSX.Element {
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
    onError: ({ code }) => {
      const problem = linkProblemOf(code)
      if (problem) steps.go({ view: 'message', message: `reset_${problem}`, email })
    },
  })
  onMount(() => void form.submit())
  return (
    <FormShell
      context={props}
      form={form}
      view="reset"
      title={words.reset.title}
      submit={words.buttons.continue}
      busy={words.reset.checking}
    />
  )
}

function ResetForm(props: ViewProps<'reset'>): JSX.Element {
  const { api, steps, words, flow, settings } = untrack(() => props)
  const { email, proof } = flow
  const minLength = settings.passwordMinLength
  const form = createForm({
    view: 'reset',
    words: formWords(words, { fieldErrors: { passwords_differ: words.reset.differ, code_invalid: words.errors.code_wrong } }),
    params: { minLength },
    fields: {
      email: { initial: email, check: anything },
      code: 'code' in proof ? { initial: proof.code, check: emailCodeRule } : { check: anything },
      'new-password': { check: fitsNewPassword(minLength) },
      'repeat-password': { check: repeats('new-password') },
    },
    aliases: { password: 'new-password' },
    submit: async (valueOf) => {
      const proven = 'code' in proof ? { code: valueOf('code') } : proof
      const { user } = await api.resetPassword({ email, ...proven, password: valueOf('new-password') })
      if (user) steps.loggedIn(user, 'reset_logged_in')
      else steps.advance({ view: 'message', message: 'reset', email })
    },
    onError: ({ code, details }) => {
      const problem = details.fieldErrors?.['password'] ? undefined : linkProblemOf(code)
      if (problem) steps.go({ view: 'message', message: `reset_${problem}`, email })
      if (code !== 'code_wrong') return problem !== undefined
      form.field('code').refuse({ code: 'code_invalid' })
      form.field('code').focus()
      return true
    },
  })

  return (
    <FormShell
      context={props}
      form={form}
      view="reset"
      title={words.reset.title}
      submit={words.reset.submit}
      busy={words.reset.busy}
      links={
        <TextButton part="link" onClick={() => steps.go({ view: 'forgot', email })}>
          {words.buttons.forgot}
        </TextButton>
      }
    >
      {/* Readable, so that password managers know whose password this is. */}
      <TextField form={form} name="email" label={words.labels.email} type="email" autocomplete="username" readonly />
      <Show when={'code' in proof}>
        <CodeField form={form} name="code" label={words.labels.code} hint={words.hints.code} />
      </Show>
      <NewPasswordFields
        form={form}
        words={words}
        minLength={minLength}
        label={words.labels.newPassword}
        repeatLabel={words.labels.repeatNewPassword}
        owner={() => [email]}
      />
    </FormShell>
  )
}
