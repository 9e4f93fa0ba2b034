import type { User } from '@latchkey/shared/contract'
import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  onCleanup,
  onMount,
  Show,
  untrack,
  useContext,
} from 'solid-js'
import type { Auth, MountOptions, PageView, RequireUserOptions } from './embed/auth.ts'
import { fits } from './embed/require-user.ts'

/** Who is logged in, as signals, and what can be asked of them. */
export interface AuthState {
  readonly auth: Auth
  readonly user: Accessor<User | null>
  /** False until it is known who is logged in. */
  readonly ready: Accessor<boolean>
}

const AuthContext = createContext<AuthState>()

/** Gives an app its `useAuth`. The `Auth` is made outside, so that an email link is read before anything renders. */
export function AuthProvider(props: { readonly auth: Auth; readonly children: JSX.Element }): JSX.Element {
  const { auth } = untrack(() => props)
  const [user, setUser] = createSignal(auth.user())
  const [ready, setReady] = createSignal(false)
  onCleanup(auth.subscribe(setUser))
  void auth.ready.then(() => setReady(true))
  return <AuthContext.Provider value={{ auth, user, ready }}>{props.children}</AuthContext.Provider>
}

/** The `Auth` of the provider around, with its user and readiness as signals. */
export function useAuth(): AuthState {
  const state = useContext(AuthContext)
  if (!state) throw new Error('useAuth() needs an <AuthProvider> around it.')
  return state
}

/** Whom `RequireUser` lets through, and what it shows. */
interface RequireUserProps extends RequireUserOptions {
  /** Shown to whoever does not fit; without it the dialog asks them for what is missing. */
  readonly fallback?: JSX.Element
  readonly children: (user: Accessor<User>) => JSX.Element
}

/** Shows its children only to users who fit. Nothing is shown while it is not known who is logged in. */
export function RequireUser(props: RequireUserProps): JSX.Element {
  const { auth, user, ready } = useAuth()
  const fitting = createMemo(() => {
    const now = user()
    return now && fits(now, props) ? now : undefined
  })
  createEffect(() => {
    if (ready() && !fitting() && props.fallback === undefined) {
      void auth.requireUser({ confirmed: props.confirmed, roles: props.roles, message: props.message })
    }
  })
  return (
    <Show when={fitting()} fallback={<Show when={ready()}>{props.fallback}</Show>}>
      {(now) => props.children(now)}
    </Show>
  )
}

/** What `AuthView` shows, and how. */
interface AuthViewProps extends MountOptions {
  readonly view: PageView
}

/** A form as a part of the page. From it people reach the other forms, in the same place. */
export function AuthView(props: AuthViewProps): JSX.Element {
  const { auth } = useAuth()
  // No JSX, whose template Solid refuses to make on a server: there this file can at least be imported.
  const element = document.createElement('div')
  onMount(() => onCleanup(auth.mount(element, props.view, props)))
  return element
}
