import { Match, Switch, type JSX } from 'solid-js'
import { useApp } from './app-context.tsx'

/** The line that says who is logged in, up to date at load and after each dialog (S1-29). */
export function LoginState(): JSX.Element {
  const app = useApp()
  return (
    <p class="login-state" role="status" data-logged-in={app.user() ? '' : undefined}>
      <span>
        <Switch>
          <Match when={app.user()}>{(user) => <>You are logged in as {user().email}</>}</Match>
          <Match when={app.user() === null}>You are not logged in</Match>
          <Match when={app.isUnreachable()}>
            We can’t reach the server right now.{' '}
            <button type="button" class="button" onClick={() => void app.tryAgain()}>
              Try again
            </button>
          </Match>
        </Switch>
      </span>
    </p>
  )
}
