import { Navigate, useLocation, useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, Match, on, Show, Switch, untrack, type JSX } from 'solid-js'
import type { Shown } from '../../dialogs/shown.ts'
import { AuthView, useAuth } from '../../solid.tsx'
import { useApp } from '../app-context.tsx'
import { formOf, formPathOf, type PageForm } from '../form-paths.ts'
import { createPageTitle } from '../page-title.ts'
import { HOME, safeNext } from '../safe-next.ts'
import { SessionUnknown } from '../session-unknown.tsx'

const TITLES = { login: 'Log in', signup: 'Sign up', forgot: 'Forgot password' } as const satisfies Record<PageForm, string>

/**
 * The forms as pages of their own, with an address each. Whoever is logged in already goes on at once (S4-64). While the session is being read there is no form yet,
 * so that nobody sees one who does not need it.
 */
export function FormPage(): JSX.Element {
  const app = useApp()
  const next = createNext()
  useAuth().auth.preload(formOf(useLocation().pathname))
  // Decided once: who logs in here may still have a message to read.
  const arrival = createMemo<'unknown' | 'stranger' | 'user'>((before) => {
    if (before !== 'unknown' || app.user() === undefined) return before
    return app.user() ? 'user' : 'stranger'
  }, 'unknown')
  return (
    <Switch
      fallback={
        <div class="form-page">
          <SessionUnknown />
        </div>
      }
    >
      <Match when={arrival() === 'user'}>
        <Navigate href={next()} />
      </Match>
      <Match when={arrival() === 'stranger'}>
        <Form next={next} />
      </Match>
    </Switch>
  )
}

/** Where to go after login: the page that was wanted, with its query (S4-67). */
function createNext(): () => string {
  const [query] = useSearchParams()
  return () => safeNext(typeof query['next'] === 'string' ? query['next'] : null, window.location.origin)
}

function Form(props: { readonly next: () => string }): JSX.Element {
  const app = useApp()
  const navigate = useNavigate()
  const [shown, setShown] = createSignal<Shown>()
  const visit = createVisit(shown)
  createPageTitle(
    () => shown()?.title ?? TITLES[visit().form],
    () => shown()?.state === 'error',
  )
  const isSentHere = untrack(() => props.next()) !== HOME
  const leave = () => navigate(props.next(), { replace: true })
  const leaveUnlessMessage = () => {
    if (shown()?.view === 'message') return // whose button leads on
    app.flashes.showOnNextPage('success', app.greeting())
    leave()
  }
  // A moment later, when the form has decided whether a message follows. Covers a login in another tab too.
  createEffect(on(app.user, (user) => user && queueMicrotask(leaveUnlessMessage)))
  // Who loads the page anew while waiting for the confirmation still has a code to enter.
  const waiting = () => (visit().form === 'signup' ? app.waitingAddress() : '')
  return (
    <div class="form-page">
      {/* Outside of the form, which may be in another language than the page. */}
      <Show when={isSentHere && shown()?.view === 'login'}>
        <p>Please log in to go on.</p>
      </Show>
      <Show when={visit()} keyed>
        {({ form }) => (
          <AuthView
            view={waiting() ? 'check_email' : form}
            email={waiting()}
            onShown={setShown}
            onDone={() => shown()?.view === 'message' && leave()}
          />
        )}
      </Show>
    </div>
  )
}

/** The address follows what is on the screen, and the screen an address that was gone to: then the form begins anew. */
function createVisit(shown: () => Shown | undefined): () => { readonly form: PageForm } {
  const location = useLocation()
  const navigate = useNavigate()
  const wanted = () => formOf(location.pathname) ?? 'login'
  const visit = createMemo<{ readonly form: PageForm }>((before) =>
    before && wanted() === untrack(shown)?.view ? before : { form: wanted() },
  )
  const shownPath = () => formPathOf(shown()?.view)
  createEffect(on(shownPath, (path) => path && path !== location.pathname && navigate(path + location.search), { defer: true }))
  return visit
}
