import { useEffect, useState } from 'react'
import { auth } from './auth.ts'

/** Stands where the user will, until it is known who that is. Latchkey asks again by itself while the server is away. */
export function Waiting() {
  const [unreachable, setUnreachable] = useState(false)
  useEffect(() => auth.on('unreachable', () => setUnreachable(true)), [])
  return <p>{unreachable ? 'The server does not answer. Trying again …' : 'One moment …'}</p>
}
