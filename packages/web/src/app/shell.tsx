import { useLocation, useNavigate, type RouteSectionProps } from '@solidjs/router'
import { createEffect, on, Suspense, type JSX } from 'solid-js'
import { useAuth } from '../solid.tsx'
import { AppProvider } from './app-context.tsx'
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

  // A screen reader would not notice a new page: the focus goes to its heading, as after a page load it would start from the top.
  createEffect(
    on(
      () => location.pathname,
      () => {
        flashes.pageChanged()
        if (!main?.contains(document.activeElement)) main?.querySelector('h1')?.focus({ preventScroll: true })
      },
      { defer: true },
    ),
  )
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
          <FlashList flashes={flashes} />
          <Suspense>{props.children}</Suspense>
        </main>
        <Footer />
      </div>
    </AppProvider>
  )
}
