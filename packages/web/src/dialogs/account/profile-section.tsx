import { untrack, type JSX } from 'solid-js'
import { profileFields } from '../../forms/profile-fields.tsx'
import { profileRules, readProfile } from '../../forms/profile-rules.ts'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createAccountForm } from './create-account-form.ts'

/** Changes what the developer asks for beside name and address (S1-31). */
export function ProfileSection(props: SectionProps): JSX.Element {
  const { context } = untrack(() => props)
  const { api, steps, words, settings } = context
  const { profile, save, name } = words.account
  const fields = settings.profileFields ?? []
  const form = createAccountForm(props, {
    view: 'account-profile',
    fields: profileRules(
      fields,
      untrack(() => props.user.profile),
    ),
    submit: async (valueOf) => {
      steps.userChanged(await api.updateProfile({ profile: readProfile(fields, valueOf) }))
      form.say(name.saved)
      return false
    },
  })
  return (
    <AccountShell context={context} form={form} says={profile} submit={save}>
      {profileFields(form, fields, words.profile)}
    </AccountShell>
  )
}
