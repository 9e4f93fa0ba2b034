import { onScopeDispose, shallowRef } from 'vue'
import { auth } from './auth.ts'

/** Whoever is logged in, or null. Follows every login and logout, in other tabs too. */
export function useUser() {
  const user = shallowRef(auth.user())
  onScopeDispose(auth.subscribe((now) => (user.value = now)))
  return user
}
