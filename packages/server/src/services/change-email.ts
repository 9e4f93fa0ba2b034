import { fieldError, toEmailKey } from '@latchkey/shared'
import type { Input, User } from '@latchkey/shared/contract'
import { addActivity } from '../domain/activity.ts'
import { beginEmailChange, cancelEmailChange, pendingEmailOf } from '../domain/email-change.ts'
import type { Account } from '../domain/account.ts'
import { queueMail, wasJustSent } from '../domain/mail-intent.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import { proveSession } from '../domain/session.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import type { Caller } from './caller.ts'
import { limitSource, takeOrRefuse } from './limits.ts'
import { changeOwnAccount, requireLogin } from './own-account.ts'
import { limitLeaving } from './recipient-limit.ts'
import { provePassword, requireFresh, requireSamePassword } from './prove-identity.ts'

interface Deps {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  readonly mailQueued: () => void
}

/** Changes asked for by one account. It also bounds how many old addresses can hold an undo link. */
const CHANGES = { points: 10, windowSeconds: 86_400 }

/**
 * Asks for another address. The old one keeps working until the click from the new mailbox, and gets a notice with an undo link (EC-1). Whether the new address has
 * an account is not looked at, so nobody can find out (EC-2).
 */
export async function requestEmailChange(deps: Deps, input: Input<'requestEmailChange'>, caller: Caller): Promise<User> {
  const { random, policy } = deps
  const { account, session } = await requireLogin(deps, caller)
  if (toEmailKey(input.email) === account.emailKey) throw fieldError('email', 'invalid')
  if (input.password === undefined) requireFresh(session, deps.clock.now())
  const proof = input.password === undefined ? null : await provePassword(deps, input.password, caller)
  await limitSource(deps.limiter, 'mail', caller.source)
  await takeOrRefuse(deps.limiter, { key: `change:account:${hashSecret(account.id)}`, limit: CHANGES })
  await limitLeaving(deps, account)
  const [mailId, noticeId] = [random.id(), random.id()]
  const changed = await changeOwnAccount(deps, caller, (found, current, now) => {
    if (proof) requireSamePassword(found, proof)
    else requireFresh(current, now)
    if (toEmailKey(input.email) === found.emailKey) throw fieldError('email', 'invalid')
    const begun = beginEmailChange(proof ? proveSession(found, current, now) : found, input.email, now)
    const noted = addActivity(begun, 'email_change_requested', caller.userAgent, now)
    const noticed = queueMail(noted, { id: noticeId, purpose: 'email_change_notice' }, policy.mails, now)
    const isAgain = toEmailKey(pendingEmailOf(found, now) ?? '') === toEmailKey(input.email)
    const isMailed = isAgain && wasJustSent(found, 'email_change', policy.mails, now)
    return { account: isMailed ? noticed : queueChangeMail(noticed, mailId, input.email, policy, now), result: null }
  })
  deps.mailQueued()
  return toUser(changed.account, deps.clock.now())
}

/** Sends the mail to the new address once more, and gives it another hour. Harmless if there is none, or not yet any need. */
export async function resendEmailChange(deps: Deps, caller: Caller): Promise<null> {
  const { account } = await requireLogin(deps, caller)
  const email = pendingEmailOf(account, deps.clock.now())
  await limitSource(deps.limiter, 'mail', caller.source)
  if (email === null) return null
  const mailId = deps.random.id()
  await changeOwnAccount(deps, caller, (found, _session, now) => {
    const isNeeded = pendingEmailOf(found, now) === email && !wasJustSent(found, 'email_change', deps.policy.mails, now)
    if (!isNeeded) return { account: found, result: null }
    return { account: queueChangeMail(beginEmailChange(found, email, now), mailId, email, deps.policy, now), result: null }
  })
  deps.mailQueued()
  return null
}

/** Forgets the new address; its link is worth nothing from now on. */
export async function cancelOwnEmailChange(deps: Deps, caller: Caller): Promise<User> {
  const changed = await changeOwnAccount(deps, caller, (account, _session, now) => {
    if (!account.pendingEmail) return { account, result: null }
    return { account: addActivity(cancelEmailChange(account), 'email_change_cancelled', caller.userAgent, now), result: null }
  })
  return toUser(changed.account, deps.clock.now())
}

/** The mail to the new address. How many that mailbox may get, whoever asks, is counted when it is sent. */
function queueChangeMail(account: Account, id: string, to: string, policy: AuthPolicy, now: Date): Account {
  return queueMail(account, { id, purpose: 'email_change', to }, policy.mails, now)
}
