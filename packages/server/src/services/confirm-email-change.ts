import { AuthError, fieldError, toEmailKey } from '@latchkey/shared'
import type { Input, Output } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import { addActivity } from '../domain/activity.ts'
import { completeEmailChange, pendingEmailOf } from '../domain/email-change.ts'
import { checkLinkKey, parseAccountKey } from '../domain/link-key.ts'
import { queueMail } from '../domain/mail-intent.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { AccountExists, type AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { parseSessionToken } from './authenticate.ts'
import type { Caller } from './caller.ts'
import { changeAccount } from './change-account.ts'
import { freeAddress } from './free-address.ts'
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
  const session = parseSessionToken(caller.sessionToken)
  const change = (account: Account) => {
    const now = deps.clock.now()
    const state = checkLinkKey(account, 'change', key.secret, now, emailKey)
    if (state !== 'live') throw new AuthError(state)
    if (account.disabledAt) throw new AuthError('account_disabled')
    if (toEmailKey(pendingEmailOf(account, now) ?? '') !== emailKey) throw new AuthError('link_expired')
    const changed = addActivity(completeEmailChange(account, now, session?.secretHash), 'email_changed', caller.userAgent, now)
    return {
      account: queueMail(changed, { id: mailId, purpose: 'email_changed', to: account.email }, deps.policy.mails, now),
      result: null,
    }
  }
  const attempt = () => changeAccount(deps.store, () => deps.store.byId(key.accountId), change)
  const changed = await attempt().catch(async (error: unknown) => {
    if (!(error instanceof AccountExists)) throw error
    if (!(await freeAddress(deps, emailKey, 'mailbox'))) throw fieldError('email', 'email_taken')
    return await attempt()
  })
  if (!changed) throw new AuthError('link_invalid')
  deps.mailQueued()
  return { status: 'changed' }
}
