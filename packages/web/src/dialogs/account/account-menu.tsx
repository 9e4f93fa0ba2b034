import { untrack, type JSX } from 'solid-js'
import type { AccountSection } from '../../flows/account-section.ts'
import { linkButton } from '../../forms/text-button.tsx'
import { FormShell } from '../form-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createAccountForm } from './create-account-form.ts'
import { entryList } from './entry-list.tsx'

const ENTRIES = [
  'name',
  'profile',
  'password',
  'email',
  'sessions',
  'activity',
  'data',
  'delete',
] as const satisfies readonly AccountSection[]

/** Whose account this is, and the way to each part of it. */
export function AccountMenu(props: SectionProps): JSX.Element {
  const { context } = untrack(() => props)
  const { words, steps, settings } = context
  const form = createAccountForm(props, { view: 'account', fields: {}, submit: () => Promise.resolve(false) })
  const entries = ENTRIES.filter((section) => section !== 'profile' || settings.profileFields)
  return (
    <FormShell
      context={context}
      form={form}
      says={words.account.menu}
      closes
      text={props.user.emailUndeliverable ? words.account.email.undeliverable(props.user.email) : undefined}
    >
      <div data-latchkey-part="identity">
        <img data-latchkey-part="avatar" src={props.user.avatarUrl} alt="" width="56" height="56" />
        <p data-latchkey-part="text">
          <strong>{props.user.name}</strong>
          <br />
          {props.user.email}
        </p>
      </div>
      {entryList(() =>
        entries.map((section) => (
          <li data-latchkey-part="item">{linkButton(words.account[section].title, () => steps.go({ view: 'account', section }))}</li>
        )),
      )}
    </FormShell>
  )
}
