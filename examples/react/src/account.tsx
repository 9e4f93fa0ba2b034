import { auth } from './auth.ts'
import { useUser } from './use-user.ts'

/** Who is there, or how to become somebody. */
export function Account() {
  const user = useUser()

  return user ? (
    <>
      <button onClick={() => void auth.openAccount()}>
        <img src={user.avatarUrl} alt="" width="24" height="24" /> {user.name}
      </button>
      <button onClick={() => void auth.logout()}>Log out</button>
    </>
  ) : (
    <>
      <button onClick={() => void auth.loginWithForm()}>Log in</button>
      <button onClick={() => void auth.signupWithForm()}>Sign up</button>
    </>
  )
}
