import type { Flow } from './flow.ts'
import { stored } from './stored.ts'

/*
 * Who reads a code in another app may find the page loaded anew when they come back. So this tab remembers whose code is waited for, and until when; never the code.
 */
const remember = (value?: string) => stored('session', 'latchkey-reset', value)

// As long as the server's.
const CODE_LIFETIME_MS = 600_000

/** A code for a new password is on its way. */
export function noteReset(email: string): void {
  remember(`${Date.now() + CODE_LIFETIME_MS} ${email}`)
}

/** Forgets it, if what is shown next is no part of it. */
export function forgetReset(next?: Flow): void {
  if (next?.view !== 'enter_code' && next?.view !== 'reset') remember('')
}

/** Whose code was waited for when the page was last loaded; or nobody's. */
export function readReset(): string {
  const [until, email = ''] = remember().split(' ')
  return Number(until) > Date.now() ? email : ''
}

/** Who would be asked for their address, and has a code by now, goes on with that. */
export function resumeReset(wanted: Flow): Flow {
  const email = readReset()
  return email && wanted.view === 'forgot' && [email, ''].includes(wanted.email) ? { view: 'enter_code', email } : wanted
}
