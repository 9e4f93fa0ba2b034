import { passwordRule } from '@latchkey/shared'
import { createSignal, type JSX, Show, untrack } from 'solid-js'
import { createForm } from '../forms/create-form.ts'
import { linkButton } from '../forms/text-button.tsx'
import { textLine } from '../forms/text-line.tsx'
import { formWords } from '../text/form-words.ts'
import { afterConfirming } from './after-confirming.ts'
import { FormShell } from './form-shell.tsx'
import { tellLinkProblem } from './link-problem.ts'
import { ownerField, passwordField } from './standard-fields.tsx'
import type { ViewProps } from './view-props.ts'

/**
 * Confirms an address (S1-25, S1-26). Nothing is sent before the button is pressed, because scanners of mails open links and run scripts. In a browser that did not
 * sign up it asks for the password that was chosen then: the mail alone must not activate a password that somebody else chose.
 */
export function ConfirmView(props: ViewProps<'confirm'>): JSX.Element {
  const { api, steps, words, flow } = untrack(() => props)
  const { email, proof } = flow
  const [asksPassword, setAsksPassword] = createSignal(flow.passwordRequired ?? false)
  const form = createForm({
    view: 'confirm',
    words: formWords(words, { errors: { credentials_wrong: words.confirm.passwordWrong } }),
    fields: {
      email: { initial: email },
      password: { check: (value) => (asksPassword() ? passwordRule(value) : undefined), isProof: true },
    },
    submit: async (valueOf) => {
      const password = asksPassword() ? { password: valueOf('password') } : {}
      const confirmed = afterConfirming(props, email, await api.confirmEmail({ email, ...proof, ...password }))
      if (confirmed) return true
      setAsksPassword(true)
      form.field('password').focus()
      return false
    },
    onError: ({ code }) => 'key' in proof && tellLinkProblem(steps, 'confirm', email, code),
  })
  const otherUser = () => (props.user && props.user.email !== email ? props.user : null)

  return (
    <FormShell
      context={props}
      form={form}
      says={words.confirm}
      text={asksPassword() ? words.confirm.passwordText(email) : words.confirm.text(email)}
      describeButton={!asksPassword()}
      links={
        <Show when={asksPassword() || 'code' in proof}>
          {linkButton(words.links.resetInstead, () => steps.go({ view: 'forgot', email }))}
        </Show>
      }
    >
      <Show when={otherUser()}>{(user) => textLine(words.confirm.loggedInAs(user().email))}</Show>
      <Show when={asksPassword()}>
        {ownerField(form, words.labels.email)}
        {passwordField(form, words.labels.password, 'password', 'text')}
      </Show>
    </FormShell>
  )
}
