import { useState } from 'react'
import { auth } from './auth.ts'
import { useUser } from './use-user.ts'

/** Who is there, or how to become somebody. */
export function Account() {
  const user = useUser()
  const [isRefused, setRefused] = useState(false)
  const logOut = async () => setRefused(!(await auth.logout()))

  return user ? (
    <>
      <button onClick={() => void auth.openAccount()}>
        <img src={user.avatarUrl} alt="" width="24" height="24" /> {user.name}
      </button>
      <button onClick={() => void logOut()}>Log out</button>
      {isRefused && <p role="alert">You are still logged in: that did not work. Please try again.</p>}
    </>
  ) : (
    <>
      <button onClick={() => void auth.loginWithForm()}>Log in</button>
      <button onClick={() => void auth.signupWithForm()}>Sign up</button>
    </>
  )
}
