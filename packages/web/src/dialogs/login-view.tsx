import { identifierRule, isEmailAddress, passwordRule } from '@latchkey/shared'
import { createSignal, type JSX, Show, untrack } from 'solid-js'
import { checkBox } from '../forms/check-box.tsx'
import { createForm } from '../forms/create-form.ts'
import { Field } from '../forms/field.tsx'
import { linkButton } from '../forms/text-button.tsx'
import { formWords } from '../text/form-words.ts'
import type { LoginWords } from '../text/text.ts'
import { FormShell } from './form-shell.tsx'
import { passwordField } from './standard-fields.tsx'
import type { FlowViewProps, ViewProps } from './view-props.ts'

export type LoginViewProps = FlowViewProps & ViewProps<'login', LoginWords>

/** Logs in (S1-15, S1-16). The link that sends the confirmation mail again is only there when the server has said that it is what is missing. */
export function LoginView(props: LoginViewProps): JSX.Element {
  const { api, steps, words, settings, flow } = untrack(() => props)
  let remember = settings.rememberDefault
  const [lacksConfirmation, setLacksConfirmation] = createSignal(false)
  const byUsername = settings.loginWith.includes('username')

  const form = createForm({
    view: 'login',
    words: formWords(words, { errors: { too_many_attempts: words.tooManyLogins } }),
    fields: { email: { initial: flow.email, check: identifierRule }, password: { check: passwordRule, isProof: true } },
    aliases: { identifier: 'email' },
    submit: async (valueOf) => {
      setLacksConfirmation(false)
      const credentials = { identifier: valueOf('email').trim(), password: valueOf('password') }
      steps.loggedIn(await api.login({ ...credentials, remember }))
    },
    onError: ({ code }) => {
      if (code !== 'email_not_confirmed' || !isEmailAddress(email())) return false
      setLacksConfirmation(true)
      steps.prepare('check_email')
      return false
    },
  })
  const email = () => form.field('email').value().trim()

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
      <Show when={lacksConfirmation() && props.otherViews}>{(views) => views().ResendConfirmation({ context: props, form, email })}</Show>
      <Field
        form={form}
        name="email"
        label={byUsername ? words.labels.emailOrUsername : words.labels.email}
        kind={byUsername ? 'text' : 'email'}
        autocomplete="username"
      />
      {passwordField(form, words.labels.password)}
      {checkBox({
        id: `${form.scope}-remember`,
        name: 'remember',
        label: words.labels.remember,
        checked: remember,
        onChange: (checked) => (remember = checked),
      })}
    </FormShell>
  )
}
