import { nameRule, usernameRule } from '@latchkey/shared'
import { Show, untrack, type JSX } from 'solid-js'
import { Field } from '../../forms/field.tsx'
import { linkButton, TextButton } from '../../forms/text-button.tsx'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createAccountForm } from './create-account-form.ts'

/** Changes name and username. There is something to save only once something was edited, and Cancel takes that back (S5-82, UX-53). */
export function NameSection(props: SectionProps): JSX.Element {
  const { context } = untrack(() => props)
  const { api, steps, words, settings } = context
  const says = words.account.name
  const before = { name: () => props.user.name, username: () => props.user.username ?? '' }
  const names = ['username', 'name'] as const
  const withUsername = untrack(() => before.username() !== '') || settings.loginWith.includes('username')

  const form = createAccountForm(props, {
    view: 'account-name',
    fields: {
      name: { initial: untrack(before.name), check: nameRule },
      // Who has no username yet need not choose one.
      username: {
        initial: untrack(before.username),
        check: (value) => (value.trim() === before.username() ? undefined : usernameRule(value)),
      },
    },
    submit: async (valueOf) => {
      // By Enter, which needs no button.
      if (!anyEdited()) return false
      if (isEdited('name')) steps.userChanged(await api.changeName({ name: valueOf('name').trim() }))
      if (isEdited('username')) steps.userChanged(await api.changeUsername({ username: valueOf('username').trim() }))
      form.say(says.saved)
      restore()
      return false
    },
  })
  const isEdited = (name: (typeof names)[number]) => form.field(name).value().trim() !== before[name]()
  const anyEdited = () => names.some(isEdited)
  const put = (name: (typeof names)[number], value: string) => {
    form.field(name).change(value)
    form.field(name).focus()
  }
  // The buttons that lead here go away, and the name, as the last, gets the focus.
  const restore = () => names.forEach((name) => put(name, before[name]()))
  const suggestion = () => form.field('username').fault()?.params?.['suggestion']

  return (
    <AccountShell
      context={context}
      form={form}
      says={says}
      submit={anyEdited() ? words.account.save : undefined}
      beside={
        <Show when={anyEdited()}>
          <TextButton part="secondary" onClick={restore}>
            {says.restore}
          </TextButton>
        </Show>
      }
    >
      <div data-latchkey-part="identity">
        <img data-latchkey-part="avatar" src={props.user.avatarUrl} alt="" width="56" height="56" />
        <p data-latchkey-part="hint">{says.avatar}</p>
      </div>
      <Field form={form} name="name" label={words.labels.name} autocomplete="name" capitalize="words" />
      <Show when={withUsername}>
        <Field form={form} name="username" label={words.labels.username} hint={words.hints.username} autocomplete="nickname" />
      </Show>
      <Show when={suggestion()} keyed>
        {(username) => linkButton(says.useInstead(String(username)), () => put('username', String(username)))}
      </Show>
    </AccountShell>
  )
}
