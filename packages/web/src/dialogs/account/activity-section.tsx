import type { ActivityView } from '@latchkey/shared/contract'
import { createSignal, For, onMount, Show, untrack, type JSX } from 'solid-js'
import { createForm } from '../../forms/create-form.ts'
import { formWords } from '../../text/form-words.ts'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { secondsSince } from './seconds-since.ts'
import { isSessionLost } from './session-lost.ts'

/** What happened to the account lately, newest first, so that its owner notices what they did not do. */
export function ActivitySection(props: SectionProps): JSX.Element {
  const { api, words, steps } = untrack(() => props.context)
  // The server may be newer than these words.
  const eventWords: Readonly<Record<string, string>> = words.account.activity.events
  const [entries, setEntries] = createSignal<readonly ActivityView[]>()
  const load = async () => void setEntries(await api.listActivity())
  const form = createForm({
    view: 'account-activity',
    words: formWords(words),
    fields: {},
    submit: async () => {
      if (entries()) return steps.go({ view: 'account', section: 'password' })
      await load()
      return false
    },
    onError: (error) => isSessionLost(error, props.context),
  })
  onMount(() => void form.attempt(load))
  return (
    <AccountShell
      context={props.context}
      form={form}
      {...words.account.activity}
      submit={entries() ? words.account.activity.submit : words.tryAgain}
      busy={words.account.loading}
    >
      <ul data-latchkey-part="list">
        <For each={entries()}>
          {(entry) => (
            <li data-latchkey-part="item">
              <span>
                <strong>{eventWords[entry.event] ?? words.account.activity.other}</strong>
                <br />
                <span data-latchkey-part="hint">
                  {[words.account.ago(secondsSince(entry.at)), entry.device].filter(Boolean).join(' · ')}
                </span>
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={entries()?.length === 0}>
        <p data-latchkey-part="text">{words.account.activity.none}</p>
      </Show>
    </AccountShell>
  )
}
