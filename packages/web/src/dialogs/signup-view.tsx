import { emailRule, nameRule, usernameRule } from '@latchkey/shared'
import { type JSX, Show, untrack } from 'solid-js'
import { createForm } from '../forms/create-form.ts'
import { fitsNewPassword, repeats, type FieldCheck } from '../forms/field-rules.ts'
import { ProfileFields } from '../forms/profile-fields.tsx'
import { profileRules, readProfile, type ProfileName } from '../forms/profile-rules.ts'
import { TextButton } from '../forms/text-button.tsx'
import { TextField } from '../forms/text-field.tsx'
import { formWords } from '../text/form-words.ts'
import { FormShell } from './form-shell.tsx'
import { NewPasswordFields } from './new-password-fields.tsx'
import type { ViewProps } from './view-props.ts'

const notAsked: FieldCheck = () => undefined

type FieldName = 'new-email' | 'name' | 'new-username' | ProfileName | 'new-password' | 'repeat-password'

/** Signs up (S1-1 to S1-7). Field names differ from the login's, so that no saved password lands in here. */
export function SignupView(props: ViewProps<'signup'>): JSX.Element {
  const { api, steps, words, settings, flow } = untrack(() => props)
  const withUsername = settings.loginWith.includes('username')
  const minLength = settings.passwordMinLength
  const profileFields = settings.profileFields ?? []

  const form = createForm<FieldName>({
    view: 'signup',
    words: formWords(words),
    params: { minLength },
    fields: {
      'new-email': { initial: flow.email, check: emailRule },
      name: { initial: flow.name ?? '', check: nameRule },
      'new-username': { check: withUsername ? usernameRule : notAsked },
      ...profileRules(profileFields),
      'new-password': { check: fitsNewPassword(minLength) },
      'repeat-password': { check: repeats('new-password') },
    },
    aliases: { email: 'new-email', username: 'new-username', password: 'new-password' },
    submit: async (valueOf) => {
      const typed = { email: valueOf('new-email').trim(), name: valueOf('name').trim(), password: valueOf('new-password') }
      const username = withUsername ? { username: valueOf('new-username').trim() } : {}
      const profile = settings.profileFields && { profile: readProfile(profileFields, valueOf) }
      const { status, user } = await api.signup({ ...typed, ...username, ...profile })
      if (user) steps.loggedIn(user)
      else if (status === 'awaiting_approval') steps.advance({ view: 'message', message: 'awaiting_approval', email: typed.email })
      else steps.advance({ view: 'check_email', email: typed.email, name: typed.name, mailJustSent: true })
    },
  })
  const email = () => form.field('new-email').value().trim()

  return (
    <FormShell
      context={props}
      form={form}
      view="signup"
      {...words.signup}
      links={
        <>
          <TextButton part="link" onClick={() => steps.go({ view: 'forgot', email: email() })}>
            {words.links.forgot}
          </TextButton>
          <TextButton part="link" onClick={() => steps.go({ view: 'login', email: email() })}>
            {words.links.login}
          </TextButton>
        </>
      }
    >
      <TextField
        form={form}
        name="new-email"
        label={words.labels.email}
        type="email"
        autocomplete="username"
        focusFirst={flow.changesEmail === true}
      />
      <TextField form={form} name="name" label={words.labels.name} autocomplete="name" capitalize />
      <Show when={withUsername}>
        <TextField form={form} name="new-username" label={words.labels.username} hint={words.hints.username} autocomplete="nickname" />
      </Show>
      <ProfileFields form={form} fields={profileFields} words={words.profile} />
      <NewPasswordFields
        form={form}
        words={words}
        minLength={minLength}
        label={words.labels.password}
        repeatLabel={words.labels.repeat}
        owner={() => [email(), form.field('name').value(), form.field('new-username').value()]}
      />
    </FormShell>
  )
}
