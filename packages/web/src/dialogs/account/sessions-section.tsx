import { AuthError } from '@latchkey/shared'
import type { SessionView } from '@latchkey/shared/contract'
import { createSignal, onMount, Show, untrack, type JSX } from 'solid-js'
import { textLine } from '../../forms/text-line.tsx'
import type { Words } from '../../text/text.ts'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createGatedForm } from './create-gated-form.ts'
import { entryList, listEntry } from './entry-list.tsx'
import { passwordGate } from './password-gate.tsx'
import { secondsSince } from './seconds-since.ts'

/** Where somebody is logged in, this browser first; each other one can be ended, or all of them (SE-6, UX-51). */
export function SessionsSection(props: SectionProps): JSX.Element {
  const { context } = untrack(() => props)
  const { api, words } = context
  const { sessions: says, proveAndContinue } = words.account
  const [sessions, setSessions] = createSignal<readonly SessionView[]>()
  const load = async () => setSessions((await api.listSessions()).toSorted((a, b) => Number(b.current) - Number(a.current)))
  const loadAgain = async (news: string) => {
    await load()
    gated.form.say(news)
    // The button that was pressed is gone with its line.
    document.getElementById(`${gated.form.scope}-title`)?.focus()
  }
  const endOthers = async () => {
    await api.revokeOtherSessions()
    await loadAgain(says.othersEnded)
  }
  const end = (id: string) => async () => {
    await api.revokeSession({ id }).catch((error: unknown) => {
      // Ended meanwhile, which is what was wanted.
      if (!(error instanceof AuthError && error.code === 'not_found')) throw error
    })
    await loadAgain(says.ended)
  }
  // Until the list is there, the main button fetches it.
  const gated = createGatedForm('account-sessions', props, () => (sessions() ? endOthers() : load()))
  onMount(() => void gated.perform(load))
  const hasOthers = () => sessions()?.some(({ current }) => !current)
  const mainWords = () => {
    if (gated.asksPassword()) return proveAndContinue
    if (!sessions()) return words.tryAgain
    return hasOthers() ? says.endOthers : undefined
  }

  return (
    <AccountShell context={context} form={gated.form} says={{ title: says.title, busy: words.loading }} submit={mainWords()}>
      {entryList(() => sessions()?.map((session) => sessionItem(session, words.account, () => void gated.perform(end(session.id)))))}
      <Show when={sessions() && !hasOthers()}>{textLine(says.only)}</Show>
      {passwordGate(gated, words)}
    </AccountShell>
  )
}

function sessionItem(
  { device, current, lastSeenAt }: SessionView,
  { sessions: says, ago }: Words['account'],
  onEnd: () => void,
): JSX.Element {
  const name = device || says.unknownDevice
  const more = current ? says.here : says.seen(ago(secondsSince(lastSeenAt)))
  if (current) return listEntry(name, more)
  const endName = says.endOf(name)
  return listEntry(
    name,
    more,
    <button data-latchkey-part="link" type="button" aria-label={endName} onClick={() => onEnd()}>
      {says.end}
    </button>,
  )
}
