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
import { prepareDevice, type PreparedDevice } from './prepare-device.ts'

/** A session made ready outside the compare-and-swap, so that trying again does not draw another secret. */
export interface PreparedSession {
  /** Adds the session to the account, ends the one that the caller had there, and knows the caller's browser from now on. */
  readonly begin: (account: Account, event: ActivityEvent, now: Date) => Account
  /** The browser in which it begins, or may be known without it. */
  readonly device: PreparedDevice
  /** What the caller gets of the account as `begin` left it. */
  readonly cookieFor: (begun: Account) => SessionCookie
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
  const device = prepareDevice(random, caller)
  const signupHash = caller.signupSecret === null ? null : hashSecret(caller.signupSecret)
  return {
    begin: (account, event, now) => {
      const told = signupHash === null ? account : forgetActivation(account, signupHash)
      const without = previous?.accountId === told.id ? endSession(told, previous.secretHash) : told
      // Before that, whoever signed up with somebody's address could log in again and again for more tries at its codes (docs/decisions/0016).
      const codeFailures = without.confirmedAt ? 0 : without.codeFailures
      const started = startSession({ ...without, codeFailures, locale: caller.locale ?? without.locale }, session, policy, now)
      return addActivity(device.know(started, now), event, caller.userAgent, now)
    },
    device,
    cookieFor: (begun) => ({ token: `${accountId}.${secret}`, remember, deviceSecrets: device.secretsFor(begun) }),
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
