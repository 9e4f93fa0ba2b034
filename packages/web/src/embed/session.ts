import type { Api, User } from '@latchkey/shared/contract'
import { createSignal, untrack, type Accessor } from 'solid-js'
import type { AuthEvents } from './auth.ts'

type Listener<Name extends keyof AuthEvents> = (detail: AuthEvents[Name]) => void

/** Who is logged in, as far as this tab knows. */
export interface Session {
  readonly user: Accessor<User | null>
  readonly ready: Promise<void>
  /** This tab has seen somebody log in or out; the others are told. */
  readonly change: (user: User | null) => void
  readonly subscribe: (listener: (user: User | null) => void) => () => void
  readonly on: <Name extends keyof AuthEvents>(event: Name, listener: Listener<Name>) => () => void
  readonly dispose: () => void
}

/** Follows the session: asks once at the start, again when another tab reports a change, and when the browser brings an old page back. */
export function createSession(api: Pick<Api, 'currentUser'>, channelName: string): Session {
  const [user, setUser] = createSignal<User | null>(null)
  const listeners = new Set<(user: User | null) => void>()
  const eventListeners: { readonly [Name in keyof AuthEvents]: Set<Listener<Name>> } = { login: new Set(), logout: new Set() }
  const channel = new BroadcastChannel(channelName)
  const tellOtherTabs = channel.postMessage.bind(channel)
  const ends = new AbortController()
  let changes = 0

  const set = (next: User | null) => {
    const before = user()
    changes += 1
    setUser(next)
    for (const listener of listeners) listener(next)
    if (before && before.id !== next?.id) for (const listener of eventListeners.logout) listener(null)
    if (next && before?.id !== next.id) for (const listener of eventListeners.login) listener(next)
  }
  const refresh = async () => {
    const asked = changes
    // Unreachable means unknown, and then nothing changes.
    const next = await api.currentUser().catch(() => undefined)
    if (next !== undefined && asked === changes && JSON.stringify(next) !== JSON.stringify(user())) set(next)
  }
  channel.addEventListener('message', () => void refresh(), { signal: ends.signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && void refresh(), { signal: ends.signal })

  return {
    user,
    ready: untrack(refresh),
    change: (next) => {
      set(next)
      tellOtherTabs(null)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    on: (event, listener) => {
      const ofEvent: Set<typeof listener> = eventListeners[event]
      ofEvent.add(listener)
      return () => void ofEvent.delete(listener)
    },
    dispose: () => {
      ends.abort()
      channel.close()
    },
  }
}
