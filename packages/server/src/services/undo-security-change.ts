import { AuthError, toEmailKey } from '@latchkey/shared'
import type { Input, Output } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import { addActivity } from '../domain/activity.ts'
import { checkLinkKey, findLinkKey, parseAccountKey } from '../domain/link-key.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { undoChange } from '../domain/undo-change.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import type { Caller } from './caller.ts'
import { changeAccount } from './change-account.ts'
import { freeAddress, takeAddress } from './free-address.ts'
import { limitSource } from './limits.ts'
import { forgetLoginTries, loginFailuresKey } from './login-tries.ts'

interface Deps {
  readonly store: AccountStore
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  readonly mailQueued: () => void
}

/**
 * Takes back what a security mail told of, for whoever brings its link: the address it was sent to counts again, nobody is logged in any more, and a new password
 * has to be chosen, for which a mail is sent at once. Needs no session, because whoever took the account over has ended the owner's.
 */
export async function undoSecurityChange(
  deps: Deps,
  input: Input<'undoSecurityChange'>,
  caller: Caller,
): Promise<Output<'undoSecurityChange'>> {
  await limitSource(deps.limiter, 'proof', caller.source)
  const key = parseAccountKey(input.key)
  if (!key) throw new AuthError('link_invalid')
  const [mailId, emailKey] = [deps.random.id(), toEmailKey(input.email)]
  const change = (account: Account) => {
    const now = deps.clock.now()
    const state = checkLinkKey(account, 'undo', key.secret, now, emailKey)
    const found = findLinkKey(account, 'undo', key.secret)
    if (state !== 'live' || !found) throw new AuthError(state === 'live' ? 'link_invalid' : state)
    const undone = undoChange(account, found, { email: input.email, mailId }, deps.policy.mails, now)
    const status = account.emailKey === emailKey ? ('reset_required' as const) : ('restored' as const)
    return { account: addActivity(undone, 'change_undone', caller.userAgent, now), result: { status } }
  }
  const find = () => deps.store.byId(key.accountId)
  const changed = await takeAddress(
    () => changeAccount(deps.store, find, change),
    async () => await freeAddress(deps, emailKey, 'mailbox', findLinkKey(await find(), 'undo', key.secret)?.createdAt),
  )
  if (!changed) throw new AuthError('link_invalid')
  deps.mailQueued()
  await forgetLoginTries(deps, loginFailuresKey(emailKey))
  return changed.result
}
