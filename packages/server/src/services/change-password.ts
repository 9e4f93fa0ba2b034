import type { Input } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import { cancelEmailChange } from '../domain/email-change.ts'
import { endEmailCodes } from '../domain/email-code.ts'
import { endLinkKeys } from '../domain/link-key.ts'
import { dropMailsFor, queueMail } from '../domain/mail-intent.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { endAllSessions } from '../domain/session.ts'
import { replacePassword } from '../domain/sign-up-attempt.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { prepareSession } from './begin-session.ts'
import type { Caller, SessionCookie } from './caller.ts'
import { hashForOwner, keepAlike } from './keep-attempt.ts'
import { changeOwnAccount, requireLogin } from './own-account.ts'
import { provePassword, requireSamePassword } from './prove-identity.ts'
import { refuseWeakPassword, type PasswordHooks } from './refuse-weak-password.ts'

interface Deps extends PasswordHooks {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  readonly mailQueued: () => void
}

/**
 * Sets a new password for whoever knows the current one. The same write ends every session, gives this browser a new one, kills what was mailed before and queues
 * the notice (PW-7). Undo links stay: whoever took the account over could end them by changing the password once more.
 */
export async function changePassword(deps: Deps, input: Input<'changePassword'>, caller: Caller): Promise<{ session: SessionCookie }> {
  const { policy, random } = deps
  const { account, session } = await requireLogin(deps, caller)
  refuseWeakPassword(deps, 'newPassword', input.newPassword, account)
  const proof = await provePassword(deps, input.currentPassword, caller)
  const password = await hashForOwner(deps.hasher, account, input.newPassword)
  const renewed = prepareSession(random, account.id, session.remember, caller, policy.sessions)
  const mailId = random.id()
  const changed = await changeOwnAccount(deps, caller, (found, _session, now) => {
    requireSamePassword(found, proof)
    const ended = endAllSessions(endMailed(cancelEmailChange(found)))
    const replaced = keepAlike(deps.hasher, replacePassword(ended, proof, password), password)
    const begun = renewed.begin(replaced, 'password_changed', now)
    return { account: queueMail(begun, { id: mailId, purpose: 'password_changed' }, policy.mails, now), result: null }
  })
  deps.mailQueued()
  return { session: renewed.cookieFor(changed.account) }
}

function endMailed(account: Account): Account {
  return dropMailsFor(endEmailCodes(endLinkKeys(account, ['reset']), ['reset']), ['reset'])
}
