import { createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Auth } from '../embed/auth.ts'
import { readStored, writeStored } from './page-storage.ts'

// Of this tab alone, gone when it is closed.
const KEY = 'latchkey-waiting-address'

export interface WaitingAddress {
  readonly address: Accessor<string | null>
  /** How many sign-ups there have been since the page was loaded. */
  readonly changes: () => number
}

/** Remembers which address was signed up in this tab, so that a reload does not lose the field for its code; until somebody logs in. */
export function createWaitingAddress(auth: Pick<Auth, 'on'>): WaitingAddress {
  const [address, setAddress] = createSignal(readStored('session', KEY))
  let changes = 0
  const remember = (email: string | null) => {
    setAddress(email)
    writeStored('session', KEY, email)
  }
  onCleanup(
    auth.on('signup', ({ email, status }) => {
      changes += 1
      remember(status === 'confirm_email' ? email : null)
    }),
  )
  onCleanup(auth.on('login', () => remember(null)))
  return { address, changes: () => changes }
}
