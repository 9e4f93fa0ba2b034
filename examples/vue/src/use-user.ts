import { onScopeDispose, shallowRef } from 'vue'
import { auth } from './auth.ts'

/** Whoever is logged in, or null; undefined until it is known. Follows every login and logout, in other tabs too. */
export function useUser() {
  const user = shallowRef<ReturnType<typeof auth.user> | undefined>(auth.user() ?? undefined)
  void auth.ready.then(() => (user.value = auth.user()))
  onScopeDispose(auth.subscribe((now) => (user.value = now)))
  return user
}
