import { RequireUser, useAuth } from '@latchkey/web/solid'
import { createSignal, onCleanup, Show } from 'solid-js'

/** The whole page: who is there, what just happened, and a part for members. */
export function App() {
  const { auth, user, ready } = useAuth()
  const [news, setNews] = createSignal('')
  onCleanup(auth.on('login', ({ name }) => setNews(`Hello ${name}`)))
  onCleanup(auth.on('logout', () => setNews('Goodbye')))

  const visit = async () => {
    const member = await auth.requireUser({ message: 'Please log in to see what members see.' })
    if (!member) setNews('You cancelled.')
  }
  const logOut = async () => {
    if (!(await auth.logout())) setNews('You are still logged in: that did not work. Please try again.')
  }
  const guestButtons = (
    <Show when={ready()}>
      <button onClick={() => void auth.loginWithForm()}>Log in</button>
      <button onClick={() => void auth.signupWithForm()}>Sign up</button>
    </Show>
  )

  return (
    <main>
      <h1>Latchkey in Solid</h1>
      <Show when={user()} fallback={guestButtons}>
        {(now) => (
          <>
            <button onClick={() => void auth.openAccount()}>
              <img src={now().avatarUrl} alt="" width="24" height="24" /> {now().name}
            </button>
            <button onClick={() => void logOut()}>Log out</button>
          </>
        )}
      </Show>
      <button onClick={() => void visit()}>Members</button>
      <RequireUser fallback={null}>{() => <p>Only users see this.</p>}</RequireUser>
      <p role="status">{news()}</p>
    </main>
  )
}
