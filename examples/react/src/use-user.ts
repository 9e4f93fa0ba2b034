import { use, useSyncExternalStore } from 'react'
import { auth } from './auth.ts'

/** Whoever is logged in, or null. Follows every login and logout, in other tabs too; suspends until it is known. */
export function useUser() {
  use(auth.ready)
  return useSyncExternalStore(auth.subscribe, auth.user, () => null)
}
