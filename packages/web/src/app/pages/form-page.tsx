import { Navigate, useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, Match, on, Switch, untrack, type JSX } from 'solid-js'
import type { Shown } from '../../dialogs/view-props.ts'
import type { PageView } from '../../embed/auth.ts'
import { AuthView } from '../../solid.tsx'
import { useApp } from '../app-context.tsx'
import { createPageTitle } from '../page-title.ts'
import { HOME, safeNext } from '../safe-next.ts'
import { SessionUnknown } from '../session-unknown.tsx'

interface FormPageProps {
  readonly view: PageView
}

/**
 * A form as a page of its own. Whoever is logged in already goes on at once (S4-64). While the session is being read there is no form yet, so that nobody sees
 * one who does not need it.
 */
export function FormPage(props: FormPageProps): JSX.Element {
  const app = useApp()
  const next = createNext()
  // Decided once: who logs in here may still have a message to read.
  const arrival = createMemo<'unknown' | 'stranger' | 'user'>((before) => {
    if (before !== 'unknown' || app.user() === undefined) return before
    return app.user() ? 'user' : 'stranger'
  }, 'unknown')
  return (
    <Switch fallback={<SessionUnknown />}>
      <Match when={arrival() === 'user'}>
        <Navigate href={next()} />
      </Match>
      <Match when={arrival() === 'stranger'}>
        <Form view={props.view} next={next} />
      </Match>
    </Switch>
  )
}

/** Where to go after login: the page that was wanted, with its query (S4-67). */
function createNext(): () => string {
  const [query] = useSearchParams()
  return () => safeNext(typeof query['next'] === 'string' ? query['next'] : null, window.location.origin)
}

function Form(props: FormPageProps & { readonly next: () => string }): JSX.Element {
  const app = useApp()
  const navigate = useNavigate()
  const [shown, setShown] = createSignal<Shown>()
  createPageTitle(
    () => shown()?.title,
    () => shown()?.state === 'error',
  )
  const message = untrack(() => props.next()) === HOME ? undefined : 'Please log in to go on.'
  const leave = () => navigate(props.next(), { replace: true })
  const leaveUnlessMessage = () => {
    if (shown()?.view === 'message') return // whose button leads on
    app.flashes.showOnNextPage('success', 'You have successfully logged in.')
    leave()
  }
  // A moment later, when the form has decided whether a message follows. Covers a login in another tab too.
  createEffect(on(app.user, (user) => user && queueMicrotask(leaveUnlessMessage)))
  return (
    <div class="form-page">
      <AuthView view={props.view} message={message} onShown={setShown} onDone={() => shown()?.view === 'message' && leave()} />
    </div>
  )
}
