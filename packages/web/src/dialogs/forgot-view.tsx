import { emailRule } from '@latchkey/shared'
import { type JSX, untrack } from 'solid-js'
import { createForm } from '../forms/create-form.ts'
import { Field } from '../forms/field.tsx'
import { linkButton } from '../forms/text-button.tsx'
import { formWords } from '../text/form-words.ts'
import { FormShell } from './form-shell.tsx'
import type { ViewProps } from './view-props.ts'

/** Asks for the mail with which a new password can be chosen (S1-19). */
export function ForgotView(props: ViewProps<'forgot'>): JSX.Element {
  const { api, steps, words, flow } = untrack(() => props)
  const form = createForm({
    view: 'forgot',
    words: formWords(words),
    fields: { email: { initial: flow.email, check: emailRule } },
    submit: async () => {
      await api.requestPasswordReset({ email: email() })
      steps.go({ view: 'enter_code', email: email() })
    },
  })
  const email = () => form.field('email').value().trim()

  return (
    <FormShell
      context={props}
      form={form}
      says={words.forgot}
      text={words.forgot.text}
      links={linkButton(words.links.backToLogin, () => steps.go({ view: 'login', email: email() }))}
    >
      <Field form={form} name="email" label={words.labels.email} kind="email" autocomplete="username" />
    </FormShell>
  )
}
