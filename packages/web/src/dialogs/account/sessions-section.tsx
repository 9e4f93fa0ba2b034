import { AuthError } from '@latchkey/shared'
import type { SessionView } from '@latchkey/shared/contract'
import { createSignal, For, onMount, Show, untrack, type JSX } from 'solid-js'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createGatedForm } from './create-gated-form.ts'
import { PasswordGate } from './password-gate.tsx'
import { secondsSince } from './seconds-since.ts'

/** Where somebody is logged in, this browser first; each other one can be ended, or all of them (SE-6, UX-51). */
export function SessionsSection(props: SectionProps): JSX.Element {
  const { api, words } = untrack(() => props.context)
  const [sessions, setSessions] = createSignal<readonly SessionView[]>()
  const load = async () => setSessions((await api.listSessions()).toSorted((a, b) => Number(b.current) - Number(a.current)))
  let list: HTMLUListElement | undefined
  const loadAgain = async (news: string) => {
    await load()
    gated.form.say(news)
    // The button that was pressed is gone with its line.
    list?.closest('form')?.querySelector<HTMLElement>('[data-latchkey-part=title]')?.focus()
  }
  const endOthers = async () => {
    await api.revokeOtherSessions()
    await loadAgain(words.account.sessions.othersEnded)
  }
  const end = (id: string) => async () => {
    await api.revokeSession({ id }).catch((error: unknown) => {
      // Ended meanwhile, which is what was wanted.
      if (!(error instanceof AuthError && error.code === 'not_found')) throw error
    })
    await loadAgain(words.account.sessions.ended)
  }
  // Until the list is there, the main button fetches it.
  const gated = createGatedForm('account-sessions', props, () => (sessions() ? endOthers() : load()))
  onMount(() => void gated.perform(load))
  const hasOthers = () => sessions()?.some(({ current }) => !current)
  const mainWords = () => {
    if (gated.asksPassword()) return words.account.proveAndContinue
    if (!sessions()) return words.tryAgain
    return hasOthers() ? words.account.sessions.endOthers : undefined
  }

  return (
    <AccountShell
      context={props.context}
      form={gated.form}
      title={words.account.sessions.title}
      submit={mainWords()}
      busy={words.account.loading}
    >
      <ul data-latchkey-part="list" ref={(element) => (list = element)}>
        <For each={sessions()}>
          {(session) => <SessionItem {...props} session={session} onEnd={() => void gated.perform(end(session.id))} />}
        </For>
      </ul>
      <Show when={sessions() && !hasOthers()}>
        <p data-latchkey-part="text">{words.account.sessions.only}</p>
      </Show>
      <PasswordGate gated={gated} words={words} />
    </AccountShell>
  )
}

interface SessionItemProps extends SectionProps {
  readonly session: SessionView
  readonly onEnd: () => void
}

function SessionItem(props: SessionItemProps): JSX.Element {
  const words = () => props.context.words.account
  const device = () => props.session.device || words().sessions.unknownDevice
  return (
    <li data-latchkey-part="item">
      <span>
        <strong>{device()}</strong>
        <br />
        <span data-latchkey-part="hint">
          {props.session.current ? words().sessions.here : words().sessions.seen(words().ago(secondsSince(props.session.lastSeenAt)))}
        </span>
      </span>
      <Show when={!props.session.current}>
        <button data-latchkey-part="link" type="button" aria-label={words().sessions.endOf(device())} onClick={() => props.onEnd()}>
          {words().sessions.end}
        </button>
      </Show>
    </li>
  )
}
