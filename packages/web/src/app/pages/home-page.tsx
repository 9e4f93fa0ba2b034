import { A } from '@solidjs/router'
import { Match, Show, Switch, type JSX } from 'solid-js'
import { useApp } from '../app-context.tsx'
import { DialogButton } from '../dialog-button.tsx'
import { DoorPicture } from '../door-picture.tsx'
import { LoginState } from '../login-state.tsx'
import { createPageTitle } from '../page-title.ts'
import { Promises } from '../promises.tsx'

/** What Latchkey is, who is logged in, and the two dialogs. */
export function HomePage(): JSX.Element {
  const app = useApp()
  createPageTitle(() => undefined)
  return (
    <>
      <section class="hero">
        <div class="hero-words">
          <Show when={app.user()} fallback={<StrangerWords />}>
            {(user) => <UserWords name={user().name} />}
          </Show>
          <LoginState />
          {/* While it is unknown who is here there is nothing to press, only the room for it. */}
          <div class="buttons hero-buttons">
            <Switch>
              <Match when={app.user()}>
                <UserButtons />
              </Match>
              <Match when={app.user() === null}>
                <StrangerButtons />
              </Match>
            </Switch>
          </div>
        </div>
        <DoorPicture isOpen={Boolean(app.user())} />
      </section>
      <Promises />
    </>
  )
}

function StrangerWords(): JSX.Element {
  return (
    <>
      <h1 tabindex="-1">The front door for your web app</h1>
      <p class="lead">
        Sign-up, login, email confirmation and password reset, in dialogs that any page can open. The accounts stay on your own server, in
        your own database.
      </p>
    </>
  )
}

function StrangerButtons(): JSX.Element {
  const app = useApp()
  return (
    <>
      <DialogButton class="button button-primary" view="login" onOpen={app.logIn}>
        Log in
      </DialogButton>
      <DialogButton class="button" view="signup" onOpen={app.signUp}>
        Sign up
      </DialogButton>
    </>
  )
}

function UserWords(props: { readonly name: string }): JSX.Element {
  return (
    <>
      <h1 tabindex="-1">Hi, {props.name}!</h1>
      <p class="lead">The door is open. Your dashboard is a page that only you can see.</p>
    </>
  )
}

function UserButtons(): JSX.Element {
  const app = useApp()
  return (
    <>
      <A class="button button-primary" href="/dashboard">
        Go to your dashboard
      </A>
      <button type="button" class="button" onClick={() => void app.logOut()}>
        Log out
      </button>
    </>
  )
}
