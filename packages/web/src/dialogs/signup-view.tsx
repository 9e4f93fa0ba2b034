import { emailRule, nameRule, usernameRule } from '@latchkey/shared'
import { type JSX, Show, untrack } from 'solid-js'
import { createForm } from '../forms/create-form.ts'
import { newPasswordRules } from '../forms/field-rules.ts'
import { Field } from '../forms/field.tsx'
import { profileFields } from '../forms/profile-fields.tsx'
import { profileRules, readProfile, type ProfileName } from '../forms/profile-rules.ts'
import { linkButton } from '../forms/text-button.tsx'
import { formWords } from '../text/form-words.ts'
import { FormShell } from './form-shell.tsx'
import { newPasswordFields } from './new-password-fields.tsx'
import type { ViewProps } from './view-props.ts'

type FieldName = 'new-email' | 'name' | 'new-username' | ProfileName | 'new-password' | 'repeat-password'

/** Signs up (S1-1 to S1-7). Field names differ from the login's, so that no saved password lands in here. */
export function SignupView(props: ViewProps<'signup'>): JSX.Element {
  const { api, steps, words, settings, flow } = untrack(() => props)
  const withUsername = settings.loginWith.includes('username')
  const minLength = settings.passwordMinLength
  const ownFields = settings.profileFields ?? []

  const form = createForm<FieldName>({
    view: 'signup',
    words: formWords(words),
    params: { minLength },
    fields: {
      'new-email': { initial: flow.email, check: emailRule },
      name: { initial: flow.typed?.name ?? '', check: nameRule },
      'new-username': withUsername ? { initial: flow.typed?.username ?? '', check: usernameRule } : {},
      ...profileRules(ownFields, flow.typed?.profile),
      ...newPasswordRules(minLength),
    },
    aliases: { email: 'new-email', username: 'new-username', password: 'new-password' },
    submit: async (valueOf) => {
      const address = valueOf('new-email').trim()
      const username = withUsername ? { username: valueOf('new-username').trim() } : {}
      const profile = settings.profileFields && { profile: readProfile(ownFields, valueOf) }
      const typed = { name: valueOf('name').trim(), ...username, ...profile }
      const { status, user } = await api.signup({ email: address, password: valueOf('new-password'), ...typed })
      if (user) steps.loggedIn(user)
      else if (status === 'awaiting_approval') steps.advance({ view: 'message', message: 'awaiting_approval', email: address })
      else steps.advance({ view: 'check_email', email: address, typed, mailJustSent: true })
    },
  })
  const email = () => form.field('new-email').value().trim()

  return (
    <FormShell
      context={props}
      form={form}
      says={words.signup}
      links={[
        linkButton(words.links.forgot, () => steps.go({ view: 'forgot', email: email() })),
        linkButton(words.links.login, () => steps.go({ view: 'login', email: email() })),
      ]}
    >
      <Field
        form={form}
        name="new-email"
        label={words.labels.email}
        kind="email"
        autocomplete="username"
        focusFirst={flow.typed !== undefined}
      />
      <Field form={form} name="name" label={words.labels.name} autocomplete="name" capitalize="words" />
      <Show when={withUsername}>
        <Field form={form} name="new-username" label={words.labels.username} hint={words.hints.username} autocomplete="nickname" />
      </Show>
      {profileFields(form, ownFields, words.profile)}
      {newPasswordFields({
        form,
        words,
        minLength,
        labels: [words.labels.password, words.labels.repeat],
        owner: () => [email(), form.field('name').value(), form.field('new-username').value()],
      })}
    </FormShell>
  )
}
