import { createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Auth } from '../embed/auth.ts'
import { stored } from '../flows/stored.ts'

// Of this tab alone, gone when it is closed.
const KEY = 'latchkey-waiting-address'

export interface WaitingAddress {
  /** Empty if there is none. */
  readonly address: Accessor<string>
  /** How many sign-ups there have been since the page was loaded. */
  readonly changes: () => number
}

/** Remembers which address was signed up in this tab, so that a reload does not lose the field for its code; until somebody logs in. */
export function createWaitingAddress(auth: Pick<Auth, 'on'>): WaitingAddress {
  const [address, setAddress] = createSignal(stored('session', KEY))
  let changes = 0
  const remember = (email: string) => {
    setAddress(email)
    stored('session', KEY, email)
  }
  onCleanup(
    auth.on('signup', ({ email, status }) => {
      changes += 1
      remember(status === 'confirm_email' ? email : '')
    }),
  )
  onCleanup(auth.on('login', () => remember('')))
  return { address, changes: () => changes }
}
