import { identifierRule, isEmailAddress, passwordRule } from '@latchkey/shared'
import { createMemo, createSignal, type JSX, Show, untrack } from 'solid-js'
import { CheckBox } from '../forms/check-box.tsx'
import { createForm } from '../forms/create-form.ts'
import { Field } from '../forms/field.tsx'
import { linkButton } from '../forms/text-button.tsx'
import { formWords } from '../text/form-words.ts'
import { FormShell } from './form-shell.tsx'
import { createMailMemory } from './mail-memory.ts'
import { ResendButton } from './resend-button.tsx'
import { passwordField } from './standard-fields.tsx'
import type { ViewProps } from './view-props.ts'

/** Logs in (S1-15, S1-16). The link that sends the confirmation mail again is only there when the server has said that it is what is missing. */
export function LoginView(props: ViewProps<'login'>): JSX.Element {
  const { api, steps, words, settings, flow } = untrack(() => props)
  const [remember, setRemember] = createSignal(settings.rememberDefault)
  const [resend, setResend] = createSignal<'hidden' | 'offered' | 'sent'>('hidden')
  const byUsername = settings.loginWith.includes('username')

  const form = createForm({
    view: 'login',
    words: formWords(words, { errors: { too_many_attempts: words.tooManyLogins } }),
    fields: { email: { initial: flow.email, check: identifierRule }, password: { check: passwordRule, isProof: true } },
    aliases: { identifier: 'email' },
    submit: async (valueOf) => {
      setResend('hidden')
      const credentials = { identifier: valueOf('email').trim(), password: valueOf('password') }
      steps.loggedIn(await api.login({ ...credentials, remember: remember() }))
    },
    onError: ({ code }) => {
      if (code === 'email_not_confirmed' && isEmailAddress(email())) setResend('offered')
      return false
    },
  })
  const email = () => form.field('email').value().trim()
  const memory = createMemo(() => createMailMemory(api, 'confirm', email(), settings.mailCooldown))
  const sendAgain = async () => {
    await api.resendConfirmation({ email: email() })
    setResend('sent')
  }

  return (
    <FormShell
      context={props}
      form={form}
      says={words.login}
      text={flow.message ?? (flow.again ? words.loginAgain : undefined)}
      links={[
        linkButton(words.links.forgot, () => steps.go({ view: 'forgot', email: email() })),
        settings.signup !== 'closed' && linkButton(words.links.signup, () => steps.go({ view: 'signup', email: email() })),
      ]}
    >
      <Show when={resend() !== 'hidden'}>
        <ResendButton
          form={form}
          words={words}
          label={words.links.resendConfirmation}
          memory={memory()}
          send={sendAgain}
          sentText={words.checkEmail.resent(email())}
        />
      </Show>
      <Show when={resend() === 'sent'}>
        {linkButton(words.links.enterCode, () => steps.go({ view: 'check_email', email: email(), mailJustSent: false }))}
      </Show>
      <Field
        form={form}
        name="email"
        label={byUsername ? words.labels.emailOrUsername : words.labels.email}
        kind={byUsername ? 'text' : 'email'}
        autocomplete="username"
      />
      {passwordField(form, words.labels.password)}
      <CheckBox id={`${form.scope}-remember`} name="remember" label={words.labels.remember} checked={remember()} onChange={setRemember} />
    </FormShell>
  )
}
