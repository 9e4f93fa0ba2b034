import { Suspense, useEffect, useState } from 'react'
import { Account } from './account.tsx'
import { auth } from './auth.ts'
import { Members } from './members.tsx'
import { Waiting } from './waiting.tsx'

/** The whole page: who is there, what just happened, and a part for members. It is there at once; only what needs the user is suspended until it is known. */
export function App() {
  const [news, setNews] = useState('')
  const [visits, setVisits] = useState(0)

  useEffect(() => {
    const stops = [auth.on('login', ({ name }) => setNews(`Hello ${name}`)), auth.on('logout', () => setNews('Goodbye'))]
    return () => stops.forEach((stop) => stop())
  }, [])

  return (
    <main>
      <h1>Latchkey in React</h1>
      <Suspense fallback={<Waiting />}>
        <Account />
      </Suspense>
      <button onClick={() => setVisits(visits + 1)}>Members</button>
      <Suspense fallback={null}>{visits > 0 && <Members key={visits} />}</Suspense>
      <p role="status">{news}</p>
    </main>
  )
}
