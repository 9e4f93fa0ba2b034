import { For, untrack, type JSX } from 'solid-js'
import type { AccountSection } from '../../flows/account-section.ts'
import { createForm } from '../../forms/create-form.ts'
import { TextButton } from '../../forms/text-button.tsx'
import { formWords } from '../../text/form-words.ts'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'

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
  const { words, steps, settings } = untrack(() => props.context)
  const form = createForm({ view: 'account', words: formWords(words), fields: {}, submit: () => Promise.resolve(false) })
  const entries = ENTRIES.filter((section) => section !== 'profile' || settings.profileFields)
  return (
    <AccountShell
      context={props.context}
      form={form}
      title={words.account.menu.title}
      text={props.user.emailUndeliverable ? words.account.email.undeliverable(props.user.email) : undefined}
      busy={words.account.menu.busy}
    >
      <div data-latchkey-part="identity">
        <img data-latchkey-part="avatar" src={props.user.avatarUrl} alt="" width="56" height="56" />
        <p data-latchkey-part="text">
          <strong>{props.user.name}</strong>
          <br />
          {props.user.email}
        </p>
      </div>
      <ul data-latchkey-part="list">
        <For each={entries}>
          {(section) => (
            <li data-latchkey-part="item">
              <TextButton part="link" onClick={() => steps.go({ view: 'account', section })}>
                {words.account[section].title}
              </TextButton>
            </li>
          )}
        </For>
      </ul>
    </AccountShell>
  )
}
