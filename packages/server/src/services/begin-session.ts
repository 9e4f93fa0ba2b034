import type { Account } from '../domain/account.ts'
import { addActivity, type ActivityEvent } from '../domain/activity.ts'
import type { SessionPolicy } from '../domain/session.ts'
import { endSession, startSession } from '../domain/session.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import { forgetActivation } from '../domain/sign-up-attempt.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Random } from '../ports/random.ts'
import { parseSessionToken } from './authenticate.ts'
import type { Caller, SessionCookie } from './caller.ts'
import { changeAccount } from './change-account.ts'

/** A session made ready outside the compare-and-swap, so that trying again does not draw another secret. */
export interface PreparedSession {
  readonly cookie: SessionCookie
  /** Adds the session to the account and ends the one that the caller had there. */
  readonly begin: (account: Account, event: ActivityEvent, now: Date) => Account
}

/** Draws a new session for an account. Nothing that came with the request is ever adopted (LI-2: session fixation). */
export function prepareSession(
  random: Random,
  accountId: string,
  remember: boolean,
  caller: Caller,
  policy: SessionPolicy,
): PreparedSession {
  const secret = random.secret()
  const session = { id: random.id(), secretHash: hashSecret(secret), remember, userAgent: caller.userAgent }
  const previous = parseSessionToken(caller.sessionToken)
  const signupHash = caller.signupSecret === null ? null : hashSecret(caller.signupSecret)
  return {
    cookie: { token: `${accountId}.${secret}`, remember },
    begin: (account, event, now) => {
      const told = signupHash === null ? account : forgetActivation(account, signupHash)
      const without = previous?.accountId === told.id ? endSession(told, previous.secretHash) : told
      return addActivity(startSession({ ...without, codeFailures: 0 }, session, policy, now), event, caller.userAgent, now)
    },
  }
}

/** Ends the session that the caller had with another account before beginning one here. */
export async function endForeignSession(store: AccountStore, caller: Caller, accountId: string): Promise<void> {
  const previous = parseSessionToken(caller.sessionToken)
  if (!previous || previous.accountId === accountId) return
  await changeAccount(
    store,
    () => store.byId(previous.accountId),
    (account) => ({ account: endSession(account, previous.secretHash), result: null }),
  )
}
