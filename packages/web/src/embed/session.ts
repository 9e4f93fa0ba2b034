import type { Api, User } from '@latchkey/shared/contract'
import { createSignal, untrack, type Accessor } from 'solid-js'
import type { AuthEvents } from './auth.ts'
import { createBackOff } from './create-back-off.ts'

type Listener<Name extends keyof AuthEvents> = (detail: AuthEvents[Name]) => void

/** Who is logged in, as far as this tab knows. */
export interface Session {
  readonly user: Accessor<User | null>
  /** Resolves when it is known. */
  readonly ready: Promise<void>
  /** Resolves when the server has been asked once, whether or not it could be reached. */
  readonly asked: Promise<void>
  /** Asks again. Whoever is unknown stays unknown if that fails: nobody is a guest because the server is away. */
  readonly refresh: () => Promise<void>
  /** This tab has seen somebody log in or out; the others are told. */
  readonly change: (user: User | null) => void
  readonly subscribe: (listener: (user: User | null) => void) => () => void
  readonly on: <Name extends keyof AuthEvents>(event: Name, listener: Listener<Name>) => () => void
  readonly announce: <Name extends keyof AuthEvents>(event: Name, detail: AuthEvents[Name]) => void
  readonly dispose: () => void
}

/** Follows the session: asks once at the start, again when another tab reports a change, and when the browser brings an old page back. */
export function createSession(api: Pick<Api, 'currentUser'>, channelName: string): Session {
  const [user, setUser] = createSignal<User | null>(null)
  const listeners = new Set<(user: User | null) => void>()
  const events = createEvents()
  const channel = new BroadcastChannel(channelName)
  const tellOtherTabs = channel.postMessage.bind(channel)
  const ends = new AbortController()
  const known = Promise.withResolvers<void>()
  let [changes, isKnown] = [0, false]

  const set = (next: User | null) => {
    const before = user()
    changes += 1
    setUser(next)
    settle()
    tellAll(listeners, next)
    if (before && before.id !== next?.id) events.announce('logout', null)
    if (next && before?.id !== next.id) events.announce('login', next)
  }
  const settle = () => {
    isKnown = true
    backOff.stop()
    known.resolve()
  }
  const refresh = async () => {
    const asked = changes
    // Unreachable means unknown, and then nothing changes.
    const next = await api.currentUser().catch(() => undefined)
    if (asked !== changes || ends.signal.aborted) return
    if (next === undefined) return isKnown ? undefined : stayUnknown()
    if (JSON.stringify(next) === JSON.stringify(user())) settle()
    else set(next)
  }
  const backOff = createBackOff(refresh)
  const stayUnknown = () => {
    backOff.tryLater()
    events.announce('unreachable', null)
  }
  window.addEventListener('online', () => isKnown || void refresh(), { signal: ends.signal })
  channel.addEventListener('message', () => void refresh(), { signal: ends.signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && void refresh(), { signal: ends.signal })

  return {
    ...events,
    user,
    ready: known.promise,
    asked: untrack(refresh),
    refresh,
    change: (next) => {
      set(next)
      tellOtherTabs(null)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    dispose: () => {
      ends.abort()
      backOff.stop()
      channel.close()
    },
  }
}

/** What a listener of the page throws is reported: it keeps nobody else from being told, and no dialog from going on. */
function tellAll<Detail>(listeners: Iterable<(detail: Detail) => void>, detail: Detail): void {
  for (const listener of listeners) {
    try {
      listener(detail)
    } catch (error) {
      reportError(error)
    }
  }
}

function createEvents() {
  const listeners: { readonly [Name in keyof AuthEvents]: Set<Listener<Name>> } = {
    signup: new Set(),
    login: new Set(),
    logout: new Set(),
    unreachable: new Set(),
  }
  return {
    announce: <Name extends keyof AuthEvents>(event: Name, detail: AuthEvents[Name]) => {
      const ofEvent: Set<Listener<Name>> = listeners[event]
      tellAll(ofEvent, detail)
    },
    on: <Name extends keyof AuthEvents>(event: Name, listener: Listener<Name>) => {
      const ofEvent: Set<Listener<Name>> = listeners[event]
      ofEvent.add(listener)
      return () => void ofEvent.delete(listener)
    },
  }
}
