import type { Request, Response } from 'express'
import type { Services } from '../services/index.ts'
import type { UserOf } from './auth-context.ts'
import { readCaller } from './api-call.ts'
import { readSessionToken, writeSessionCookie, type CookieSettings } from './session-cookie.ts'

interface Deps {
  readonly services: Services
  readonly cookies: CookieSettings
}

/** What an application's own code on the server can do with whoever sends a request. */
export function createServerApi<Profile>({ services, cookies }: Deps) {
  return {
    /** Whoever sent this request; null for a guest. Rejects with `StoreUnavailable` while the database can't be used. */
    getUser: (request: Request): Promise<UserOf<Profile> | null> =>
      // What is stored has been through the developer's schema.
      services.currentUser({ sessionToken: readSessionToken(request) }) as Promise<UserOf<Profile> | null>,
    /**
     * Logs the browser that this response goes to in to an account, without a password: only for somebody whom your own code has recognised. Rejects with
     * `not_found`, `account_disabled`, `email_not_confirmed` or `awaiting_approval`.
     */
    loginAs: async (response: Response, accountId: string): Promise<UserOf<Profile>> => {
      const { user, session } = await services.logInAs(accountId, readCaller(response.req))
      writeSessionCookie(response, session, cookies)
      return user as UserOf<Profile>
    },
  }
}
