import { Navigate, useLocation, useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, Match, on, Show, Switch, untrack, type JSX } from 'solid-js'
import type { Shown } from '../../dialogs/shown.ts'
import { parseAccountSection } from '../../flows/account-section.ts'
import { AuthView } from '../../solid.tsx'
import { useApp } from '../app-context.tsx'
import { createPageTitle } from '../page-title.ts'
import { HOME, loginPathFor } from '../safe-next.ts'
import { SessionUnknown } from '../session-unknown.tsx'

/** The account as a page; its parts have addresses of their own. Who is not logged in does that first, and comes back here (S4-67). */
export function AccountPage(): JSX.Element {
  const app = useApp()
  const location = useLocation()
  const [shown, setShown] = createSignal<Shown>()
  createPageTitle(
    () => shown()?.title,
    () => shown()?.state === 'error',
  )
  // Who has just deleted their account still has that to read; whose session ended meanwhile logs in right here, and finds what was typed (UX-58).
  const isStranger = () => app.user() === null && !['message', 'login'].includes(shown()?.view ?? '')
  // Another user gets it made anew; who has just deleted theirs still sees the same.
  const owner = createMemo<string | undefined>((before) => (app.user() === null ? before : app.user()?.id))
  return (
    <Switch fallback={<SessionUnknown />}>
      <Match when={isStranger()}>
        <Navigate href={loginPathFor(location.pathname + location.search)} />
      </Match>
      <Match when={owner()} keyed>
        <Account shown={shown()} onShown={setShown} />
      </Match>
    </Switch>
  )
}

interface AccountProps {
  readonly shown: Shown | undefined
  readonly onShown: (shown: Shown) => void
}

function Account(props: AccountProps): JSX.Element {
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const wanted = () => parseAccountSection(query['section'])
  const shownSection = () => props.shown?.section
  // Another address begins anew, unless it is only catching up with what is on the screen.
  const visit = createMemo<{ readonly section: ReturnType<typeof wanted> }>((before) =>
    before && wanted() === untrack(shownSection) ? before : { section: wanted() },
  )
  createEffect(
    on(
      shownSection,
      (section) => {
        if (section && section !== wanted()) navigate(section === 'menu' ? '/account' : `/account?section=${section}`)
      },
      { defer: true },
    ),
  )
  return (
    <div class="form-page">
      <Show when={visit()} keyed>
        {({ section }) => <AuthView view="account" section={section} onShown={props.onShown} onLeave={() => navigate(HOME)} />}
      </Show>
    </div>
  )
}
