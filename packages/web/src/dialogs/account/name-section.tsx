import { nameRule, usernameRule } from '@latchkey/shared'
import { Show, untrack, type JSX } from 'solid-js'
import { createForm } from '../../forms/create-form.ts'
import type { FieldCheck } from '../../forms/field-rules.ts'
import { TextButton } from '../../forms/text-button.tsx'
import { TextField } from '../../forms/text-field.tsx'
import { formWords } from '../../text/form-words.ts'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { isSessionLost } from './session-lost.ts'

/** Changes name and username. There is something to save only once something was edited, and Cancel takes that back (S5-82, UX-53). */
export function NameSection(props: SectionProps): JSX.Element {
  const { api, steps, words, settings } = untrack(() => props.context)
  const before = { name: () => props.user.name, username: () => props.user.username ?? '' }
  const names = ['name', 'username'] as const
  const withUsername = untrack(() => before.username() !== '') || settings.loginWith.includes('username')
  // Who has no username yet need not choose one.
  const checkUsername: FieldCheck = (value) => (value.trim() === before.username() ? undefined : usernameRule(value))

  const form = createForm({
    view: 'account-name',
    words: formWords(words),
    fields: {
      name: { initial: untrack(before.name), check: nameRule },
      username: { initial: untrack(before.username), check: checkUsername },
    },
    submit: async (valueOf) => {
      if (isEdited('name')) steps.userChanged(await api.changeName({ name: valueOf('name').trim() }))
      if (isEdited('username')) steps.userChanged(await api.changeUsername({ username: valueOf('username').trim() }))
      form.say(words.account.name.saved)
      restore()
      return false
    },
    onError: (error) => isSessionLost(error, props.context),
  })
  const isEdited = (name: (typeof names)[number]) => form.field(name).value().trim() !== before[name]()
  const anyEdited = () => names.some(isEdited)
  const restore = () => names.forEach((name) => form.field(name).change(before[name]()))
  const suggestion = () => form.field('username').fault()?.params?.['suggestion']
  const take = (username: string) => {
    form.field('username').change(username)
    form.field('username').focus()
  }

  return (
    <AccountShell
      context={props.context}
      form={form}
      title={words.account.name.title}
      submit={anyEdited() ? words.account.save : undefined}
      busy={words.account.saving}
      beside={
        <Show when={anyEdited()}>
          <TextButton part="secondary" onClick={restore}>
            {words.account.name.restore}
          </TextButton>
        </Show>
      }
    >
      <div data-latchkey-part="identity">
        <img data-latchkey-part="avatar" src={props.user.avatarUrl} alt="" width="56" height="56" />
        <p data-latchkey-part="hint">{words.account.name.avatar}</p>
      </div>
      <TextField form={form} name="name" label={words.labels.name} autocomplete="name" capitalize />
      <Show when={withUsername}>
        <TextField form={form} name="username" label={words.labels.username} hint={words.hints.username} autocomplete="nickname" />
      </Show>
      <Show when={suggestion()}>
        {(username) => (
          <TextButton part="link" onClick={() => take(String(username()))}>
            {words.account.name.useInstead(String(username()))}
          </TextButton>
        )}
      </Show>
    </AccountShell>
  )
}
