import { onCleanup } from 'solid-js'
import type { Auth } from '../embed/auth.ts'

/** Knows what to say to somebody who has just come in: by logging in, or by a sign-up that waits for no confirmation. */
export function createGreeting(auth: Pick<Auth, 'on'>): () => string {
  let isNew = false
  onCleanup(auth.on('signup', ({ status }) => (isNew = status === 'logged_in')))
  onCleanup(auth.on('logout', () => (isNew = false)))
  return () => (isNew ? 'You have successfully signed up.' : 'You have successfully logged in.')
}
