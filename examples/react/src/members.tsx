import { useEffect, useState } from 'react'
import { auth } from './auth.ts'
import { useUser } from './use-user.ts'

/** Asks guests to log in when it appears. An effect may run twice, as in strict mode: the second call gets the dialog that is already open. */
export function Members() {
  const user = useUser()
  const [cancelled, setCancelled] = useState(false)

  useEffect(() => {
    void auth.requireUser({ message: 'Please log in to see what members see.' }).then((member) => setCancelled(member === null))
  }, [])
  // Who logs in some other way is not told later that they cancelled.
  useEffect(() => auth.on('login', () => setCancelled(false)), [])

  if (user) return <p>Only users see this.</p>
  return cancelled ? <p role="alert">You cancelled.</p> : null
}
