import { emailCodeRule } from '@latchkey/shared'
import { type JSX, untrack } from 'solid-js'
import { createForm } from '../forms/create-form.ts'
import { linkButton } from '../forms/text-button.tsx'
import { formWords } from '../text/form-words.ts'
import { FormShell } from './form-shell.tsx'
import { createMailMemory } from './mail-memory.ts'
import { ResendButton } from './resend-button.tsx'
import { codeField } from './standard-fields.tsx'
import type { ViewProps } from './view-props.ts'

/** After "forgot" (S1-19): where to look, and the code of the mail for whoever reads it on another device. */
export function EnterCodeView(props: ViewProps<'enter_code'>): JSX.Element {
  const { api, steps, words, settings, flow } = untrack(() => props)
  const { email } = flow
  const memory = createMailMemory(api, 'reset', email, settings.mailCooldown)
  memory.note()
  const sent = words.enterCode.sent(email)
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
      // Once is enough: when it is said that the mail was sent again, it says the same.
      text={form.status() === sent ? undefined : sent}
      closes
      links={
        <>
          <ResendButton form={form} words={words} memory={memory} send={() => api.requestPasswordReset({ email })} sentText={sent} />
          {linkButton(words.links.backToLogin, () => steps.go({ view: 'login', email }))}
        </>
      }
    >
      {codeField(form, words.labels.code, words.enterCode.more, 'text')}
    </FormShell>
  )
}
