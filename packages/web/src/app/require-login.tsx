import { Navigate, useLocation } from '@solidjs/router'
import { Match, Switch, type JSX } from 'solid-js'
import { useApp } from './app-context.tsx'
import { loginPathFor } from './safe-next.ts'
import { SessionUnknown } from './session-unknown.tsx'

/**
 * Shows its page to logged-in visitors only; sends others to the login page and back here afterwards (S4-67).
 * While the session is being read it does neither, so that a reload never flashes the login page. Another user gets a page made anew.
 */
export function RequireLogin(props: { readonly children: JSX.Element }): JSX.Element {
  const app = useApp()
  const location = useLocation()
  return (
    <Switch fallback={<SessionUnknown />}>
      <Match when={app.user()?.id} keyed>
        {props.children}
      </Match>
      <Match when={app.user() === null}>
        {/* Without the hash: a router that saw the link of a mail keeps it there, and its key must be in no URL (SU-10). */}
        <Navigate href={loginPathFor(location.pathname + location.search)} />
      </Match>
    </Switch>
  )
}
