import { useLocation, useNavigate, type RouteSectionProps } from '@solidjs/router'
import { createEffect, on, Show, Suspense, type JSX } from 'solid-js'
import { useAuth } from '../solid.tsx'
import { AppProvider } from './app-context.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { ConfirmBanner } from './confirm-banner.tsx'
import { CookieNotice, createCookieNotice } from './cookie-notice.tsx'
import { createApp } from './create-app.ts'
import { FlashList } from './flash-list.tsx'
import { createFlashes } from './flashes.ts'
import { Footer } from './footer.tsx'
import { NavBar } from './nav-bar.tsx'

/** What stands around every page. */
export function Shell(props: RouteSectionProps): JSX.Element {
  const location = useLocation()
  const { auth } = useAuth()
  const flashes = createFlashes()
  const app = createApp({ auth, flashes, navigate: useNavigate() })
  let main: HTMLElement | undefined
  const focusHeading = () => main?.querySelector('h1')?.focus({ preventScroll: true })
  const cookies = createCookieNotice(focusHeading)

  // A screen reader would not notice a new page: the focus goes to its heading, as after a page load it would start from the top.
  createEffect(
    on(
      () => location.pathname,
      () => {
        flashes.pageChanged()
        if (!main?.contains(document.activeElement)) focusHeading()
      },
      { defer: true },
    ),
  )
  // What was pressed to log in or out is gone afterwards, and may have taken the focus along. At the start of a page nothing has.
  createEffect(
    on([app.user, app.isUnreachable], (_now, before) => {
      if (before && (before[0] !== undefined || before[1])) requestAnimationFrame(rescueFocus)
    }),
  )
  const rescueFocus = () => {
    if (document.activeElement === null || document.activeElement === document.body) focusHeading()
  }
  const skipToMain = (event: MouseEvent) => {
    event.preventDefault()
    main?.focus()
  }
  return (
    <AppProvider value={app}>
      <div class="shell">
        <a class="skip-link" href="#main" onClick={skipToMain}>
          Skip to the content
        </a>
        <NavBar />
        <main class="page" id="main" tabindex="-1" ref={main}>
          <Breadcrumbs />
          <FlashList flashes={flashes} />
          <Show when={!app.user()?.confirmed && app.user()}>{(user) => <ConfirmBanner user={user()} />}</Show>
          <Suspense>{props.children}</Suspense>
        </main>
        <CookieNotice state={cookies} />
        <Footer onCookies={cookies.reopen} />
      </div>
    </AppProvider>
  )
}
