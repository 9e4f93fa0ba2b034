import { AuthError, toEmailKey } from '@latchkey/shared'
import type { Input, Output } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import { addActivity } from '../domain/activity.ts'
import { completeEmailChange, pendingEmailOf } from '../domain/email-change.ts'
import { checkLinkKey, parseAccountKey } from '../domain/link-key.ts'
import { queueMail } from '../domain/mail-intent.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { parseSessionToken } from './authenticate.ts'
import type { Caller } from './caller.ts'
import { changeWithFreeUsername, type Named } from './change-with-free-username.ts'
import { freeAddress, takeAddress } from './free-address.ts'
import { limitSource } from './limits.ts'

interface Deps {
  readonly store: AccountStore
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  readonly mailQueued: () => void
}

/**
 * Makes the new address count, for whoever brings the link from its mailbox, logged in here or not. The unique index decides: if the address has got an account by
 * now, the answer is `email_taken`, which only the owner of that mailbox can hear (EC-2).
 */
export async function confirmEmailChange(
  deps: Deps,
  input: Input<'confirmEmailChange'>,
  caller: Caller,
): Promise<Output<'confirmEmailChange'>> {
  await limitSource(deps.limiter, 'proof', caller.source)
  const key = parseAccountKey(input.key)
  if (!key) throw new AuthError('link_invalid')
  const [mailId, emailKey] = [deps.random.id(), toEmailKey(input.email)]
  const sessionHash = parseSessionToken(caller.sessionToken)?.secretHash ?? null
  const change = (account: Account, named: Named) => {
    const now = deps.clock.now()
    const state = checkLinkKey(account, 'change', key.secret, now, emailKey)
    if (state !== 'live') throw new AuthError(state)
    if (account.disabledAt) throw new AuthError('account_disabled')
    if (toEmailKey(pendingEmailOf(account, now) ?? '') !== emailKey) throw new AuthError('link_expired')
    const moved = completeEmailChange(account, now, { sessionHash, ...named })
    const changed = addActivity(moved, 'email_changed', caller.userAgent, now)
    return {
      account: queueMail(changed, { id: mailId, purpose: 'email_changed', to: account.email }, deps.policy.mails, now),
      result: null,
    }
  }
  const changed = await takeAddress(
    () => changeWithFreeUsername(deps.store, key.accountId, change),
    () => freeAddress(deps, emailKey, 'mailbox'),
  )
  if (!changed) throw new AuthError('link_invalid')
  deps.mailQueued()
  return { status: 'changed' }
}
