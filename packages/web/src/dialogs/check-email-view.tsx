import { emailCodeRule } from '@latchkey/shared'
import { type JSX, untrack } from 'solid-js'
import { createForm } from '../forms/create-form.ts'
import { linkButton } from '../forms/text-button.tsx'
import { textLine } from '../forms/text-line.tsx'
import { formWords } from '../text/form-words.ts'
import { afterConfirming } from './after-confirming.ts'
import { FormShell } from './form-shell.tsx'
import { createMailMemory } from './mail-memory.ts'
import { ResendButton } from './resend-button.tsx'
import { codeField } from './standard-fields.tsx'
import type { ViewProps } from './view-props.ts'
import { watchSignUp } from './watch-sign-up.ts'

/** After a sign-up (S1-7): waits until the link is clicked, here or on another device, or takes the code of the mail. */
export function CheckEmailView(props: ViewProps<'check_email'>): JSX.Element {
  const { api, steps, words, settings, flow, place } = untrack(() => props)
  const { email, typed, mailJustSent } = flow
  const memory = createMailMemory(api, 'confirm', email, settings.mailCooldown)
  if (mailJustSent) memory.note()
  const form = createForm({
    view: 'check-email',
    words: formWords(words),
    fields: { code: { check: emailCodeRule, isProof: true } },
    submit: async (valueOf) => {
      const code = valueOf('code')
      const done = afterConfirming(props, email, await api.confirmEmail({ email, code }))
      if (!done) steps.go({ view: 'confirm', email, proof: { code }, passwordRequired: true })
    },
  })
  watchSignUp(api, email, (result) => afterConfirming(props, email, result))

  return (
    <FormShell
      context={props}
      form={form}
      says={words.checkEmail}
      text={mailJustSent ? words.checkEmail.sent(email) : words.checkEmail.notSent(email)}
      closes
      links={
        <>
          <ResendButton
            form={form}
            words={words}
            memory={memory}
            send={() => api.resendConfirmation({ email })}
            sentText={words.checkEmail.resent(email)}
          />
          {linkButton(words.links.changeEmail, () => steps.go({ view: 'signup', email, typed: typed ?? {} }))}
        </>
      }
    >
      {textLine(words.checkEmail.more(place))}
      {codeField(form, words.labels.code, words.hints.codeInstead, 'text')}
    </FormShell>
  )
}
