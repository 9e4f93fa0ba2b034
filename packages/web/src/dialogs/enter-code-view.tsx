import { emailCodeRule } from '@latchkey/shared'
import { type JSX, untrack } from 'solid-js'
import { createForm } from '../forms/create-form.ts'
import { Field } from '../forms/field.tsx'
import { TextButton } from '../forms/text-button.tsx'
import { formWords } from '../text/form-words.ts'
import { FormShell } from './form-shell.tsx'
import { createMailMemory } from './mail-memory.ts'
import { ResendButton } from './resend-button.tsx'
import type { ViewProps } from './view-props.ts'

/** After "forgot" (S1-19): where to look, and the code of the mail for whoever reads it on another device. */
export function EnterCodeView(props: ViewProps<'enter_code'>): JSX.Element {
  const { api, steps, words, settings, flow } = untrack(() => props)
  const { email } = flow
  const memory = createMailMemory(api, 'reset', email, settings.mailCooldown)
  memory.note()
  const form = createForm({
    view: 'enter-code',
    words: formWords(words),
    fields: { code: { check: emailCodeRule } },
    // The code is used together with the new password: a wrong one shows there.
    submit: async (valueOf) => steps.go({ view: 'reset', email, proof: { code: valueOf('code').trim() } }),
  })

  return (
    <FormShell
      context={props}
      form={form}
      says={words.enterCode}
      text={words.enterCode.sent(email)}
      closes
      links={
        <>
          <ResendButton
            form={form}
            words={words}
            memory={memory}
            send={() => api.requestPasswordReset({ email })}
            sentText={words.enterCode.sent(email)}
          />
          <TextButton part="link" onClick={() => steps.go({ view: 'login', email })}>
            {words.links.backToLogin}
          </TextButton>
        </>
      }
    >
      <Field form={form} name="code" label={words.labels.code} hint={words.enterCode.more} kind="code" autocomplete="one-time-code" />
    </FormShell>
  )
}
