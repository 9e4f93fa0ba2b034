import { useLocation } from '@solidjs/router'
import { Match, Show, Switch, type JSX } from 'solid-js'
import { useApp } from './app-context.tsx'
import { Brand } from './brand.tsx'
import { DialogButton } from './dialog-button.tsx'
import { formOf } from './form-paths.ts'
import { QuickLogin } from './quick-login.tsx'
import { UserMenu } from './user-menu.tsx'

/** The bar above every page. While the session is being read it shows neither side, so that nothing flickers. */
export function NavBar(): JSX.Element {
  const app = useApp()
  const location = useLocation()
  return (
    <header class="site-header">
      <div class="bar">
        <Brand />
        <nav class="site-nav" aria-label="Your account">
          <Switch>
            <Match when={app.user()}>{(user) => <UserMenu user={user()} onLogOut={() => void app.logOut()} />}</Match>
            <Match when={app.user() === null}>
              <div class="split-button">
                <DialogButton class="button button-quiet" view="login" onOpen={app.logIn}>
                  Log in
                </DialogButton>
                {/* One login form on the screen is enough. */}
                <Show when={!formOf(location.pathname)}>
                  <QuickLogin />
                </Show>
              </div>
              <DialogButton class="button button-primary" view="signup" onOpen={app.signUp}>
                Sign up
              </DialogButton>
            </Match>
          </Switch>
        </nav>
      </div>
    </header>
  )
}
