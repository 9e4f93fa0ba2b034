import { Navigate, useSearchParams } from '@solidjs/router'
import { createSignal, Match, Switch, type JSX } from 'solid-js'
import { AuthView } from '../../solid.tsx'
import type { PageView, Shown } from '../../embed/auth.ts'
import { useApp } from '../app-context.tsx'
import { createPageTitle } from '../page-title.ts'
import { safeNext } from '../safe-next.ts'

/**
 * A form as a page of its own. Whoever is logged in, before or by it, goes on to the page that was wanted (S4-64, S4-67).
 * While the session is being read there is no form yet, so that nobody sees one who does not need it.
 */
export function FormPage(props: { readonly view: PageView }): JSX.Element {
  const app = useApp()
  const [query] = useSearchParams<{ next: string }>()
  const [shown, setShown] = createSignal<Shown>()
  const next = () => safeNext(query.next, window.location.origin)
  createPageTitle(
    () => shown()?.title,
    () => shown()?.state === 'error',
  )
  return (
    <Switch>
      <Match when={app.user()}>
        <Navigate href={next()} />
      </Match>
      <Match when={app.user() === null}>
        <div class="form-page">
          <AuthView
            view={props.view}
            onShown={setShown}
            onDone={() => app.flashes.showOnNextPage('success', 'You have successfully logged in.')}
          />
        </div>
      </Match>
    </Switch>
  )
}
