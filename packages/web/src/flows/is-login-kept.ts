import type { Api } from '@latchkey/shared/contract'

/** Whether the browser has kept the cookie of a login: it may be told not to, and Safari keeps none that is `Secure` on http://localhost. Who can't be asked is believed. */
export function isLoginKept(api: Pick<Api, 'currentUser'>): Promise<boolean> {
  return api.currentUser().then(
    (user) => user !== null,
    () => true,
  )
}
