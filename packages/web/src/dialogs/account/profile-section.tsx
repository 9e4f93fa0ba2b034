import { untrack, type JSX } from 'solid-js'
import { createForm } from '../../forms/create-form.ts'
import { ProfileFields } from '../../forms/profile-fields.tsx'
import { profileRules, readProfile } from '../../forms/profile-rules.ts'
import { formWords } from '../../text/form-words.ts'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { isSessionLost } from './session-lost.ts'

/** Changes what the developer asks for beside name and address (S1-31). */
export function ProfileSection(props: SectionProps): JSX.Element {
  const { api, steps, words, settings } = untrack(() => props.context)
  const fields = settings.profileFields ?? []
  const form = createForm({
    view: 'account-profile',
    words: formWords(words),
    fields: profileRules(
      fields,
      untrack(() => props.user.profile),
    ),
    submit: async (valueOf) => {
      steps.userChanged(await api.updateProfile({ profile: readProfile(fields, valueOf) }))
      form.say(words.account.name.saved)
      return false
    },
    onError: (error) => isSessionLost(error, props.context),
  })
  return (
    <AccountShell
      context={props.context}
      form={form}
      title={words.account.profile.title}
      submit={words.account.save}
      busy={words.account.saving}
    >
      <ProfileFields form={form} fields={fields} words={words.profile} />
    </AccountShell>
  )
}
