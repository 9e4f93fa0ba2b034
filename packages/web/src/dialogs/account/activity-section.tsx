import type { ActivityView } from '@latchkey/shared/contract'
import { createSignal, onMount, Show, untrack, type JSX } from 'solid-js'
import { textLine } from '../../forms/text-line.tsx'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createAccountForm } from './create-account-form.ts'
import { entryList, listEntry } from './entry-list.tsx'
import { secondsSince } from './seconds-since.ts'

/** What happened to the account lately, newest first, so that its owner notices what they did not do. */
export function ActivitySection(props: SectionProps): JSX.Element {
  const { context } = untrack(() => props)
  const { api, words, steps } = context
  const { activity } = words.account
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
    <AccountShell
      context={context}
      form={form}
      says={{ ...activity, busy: words.loading }}
      text={activity.text}
      submit={entries() ? activity.submit : words.tryAgain}
    >
      {entryList(() =>
        entries()?.map(({ event, at, device }) =>
          listEntry(eventWords[event] ?? activity.other, [words.account.ago(secondsSince(at)), device].filter(Boolean).join(' · ')),
        ),
      )}
      <Show when={entries()?.length === 0}>{textLine(activity.none)}</Show>
    </AccountShell>
  )
}
