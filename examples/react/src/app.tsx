import { useEffect, useState } from 'react'
import { auth } from './auth.ts'
import { Members } from './members.tsx'
import { useUser } from './use-user.ts'

/** The whole page: who is there, what just happened, and a part for members. */
export function App() {
  const user = useUser()
  const [news, setNews] = useState('')
  const [visits, setVisits] = useState(0)

  useEffect(() => {
    const stops = [auth.on('login', ({ name }) => setNews(`Hello ${name}`)), auth.on('logout', () => setNews('Goodbye'))]
    return () => stops.forEach((stop) => stop())
  }, [])

  return (
    <main>
      <h1>Latchkey in React</h1>
      {user ? (
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
      )}
      <button onClick={() => setVisits(visits + 1)}>Members</button>
      {visits > 0 && <Members key={visits} />}
      <p role="status">{news}</p>
    </main>
  )
}
