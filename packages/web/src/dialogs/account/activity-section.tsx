import type { ActivityView } from '@latchkey/shared/contract'
import { createSignal, onMount, Show, untrack, type JSX } from 'solid-js'
import { FormShell } from '../form-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createAccountForm } from './create-account-form.ts'
import { secondsSince } from './seconds-since.ts'

/** What happened to the account lately, newest first, so that its owner notices what they did not do. */
export function ActivitySection(props: SectionProps): JSX.Element {
  const { api, words, steps } = untrack(() => props.context)
  const { activity, loading } = words.account
  // The server may be newer than these words.
  const eventWords: Readonly<Record<string, string>> = activity.events
  const [entries, setEntries] = createSignal<readonly ActivityView[]>()
  const load = async () => void setEntries(await api.listActivity())
  const form = createAccountForm(props, {
    view: 'account-activity',
    fields: {},
    submit: async () => {
      if (entries()) return steps.go({ view: 'account', section: 'password' })
      await load()
      return false
    },
  })
  onMount(() => void form.attempt(load))
  return (
    <FormShell
      context={props.context}
      form={form}
      says={{ ...activity, busy: loading }}
      text={activity.text}
      submit={entries() ? activity.submit : words.tryAgain}
    >
      <ul data-latchkey-part="list">
        {entries()?.map(({ event, at, device }) => (
          <li data-latchkey-part="item">
            <span>
              <strong>{eventWords[event] ?? activity.other}</strong>
              <br />
              <span data-latchkey-part="hint">{[words.account.ago(secondsSince(at)), device].filter(Boolean).join(' · ')}</span>
            </span>
          </li>
        ))}
      </ul>
      <Show when={entries()?.length === 0}>
        <p data-latchkey-part="text">{activity.none}</p>
      </Show>
    </FormShell>
  )
}
