import { AuthError, toEmailKey } from '@latchkey/shared'
import type { Input } from '@latchkey/shared/contract'
import { queueMail } from '../domain/mail-intent.ts'
import type { Account } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { answerEvenly } from './answer-evenly.ts'
import type { Caller } from './caller.ts'
import { changeAccount } from './change-account.ts'
import { takeMailBudget } from './mail-budget.ts'
import { findCallersDevice } from './prepare-device.ts'

interface Deps {
  readonly store: AccountStore
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  readonly mailQueued: () => void
}

/**
 * Sends the confirmation mail once more, if there is something to confirm; whoever signed up with an address that has an account is told so once more. With
 * `ACCOUNT_PRIVACY=friendly` it says if there was nothing to send.
 */
export async function resendConfirmation(deps: Deps, input: Input<'resendConfirmation'>, caller: Caller): Promise<null> {
  const purposeFor = ({ confirmedAt, disabledAt, decoys }: Account) => {
    if (disabledAt) return null
    if (!confirmedAt) return 'confirm'
    return decoys.length > 0 ? 'already_registered' : null
  }
  const wasQueued = await answerEvenly(deps, queueIf(deps, purposeFor, input.email, caller))
  if (!wasQueued && deps.policy.privacy === 'friendly') throw new AuthError('email_not_unconfirmed', { params: { email: input.email } })
  return null
}

/** Sends a mail with which a new password can be chosen. Nothing else of the account changes, so asking harms nobody (RS-1). */
export async function requestPasswordReset(deps: Deps, input: Input<'requestPasswordReset'>, caller: Caller): Promise<null> {
  const wasQueued = await answerEvenly(
    deps,
    queueIf(deps, ({ disabledAt }) => (disabledAt ? null : 'reset'), input.email, caller),
  )
  if (!wasQueued && deps.policy.privacy === 'friendly') throw new AuthError('email_unknown', { params: { email: input.email } })
  return null
}

async function queueIf(
  deps: Deps,
  purposeFor: (account: Account) => 'confirm' | 'already_registered' | 'reset' | null,
  email: string,
  caller: Caller,
): Promise<boolean> {
  const budget = await takeMailBudget(deps, { kind: 'account', email, source: caller.source })
  const id = deps.random.id()
  const changed = await changeAccount(
    deps.store,
    () => deps.store.byEmail(toEmailKey(email)),
    (account) => {
      const now = deps.clock.now()
      const purpose = purposeFor(account)
      if (!purpose) return { account, result: false }
      // Whatever strangers have used up: an owner in a browser of theirs gets the mail.
      const budgeted = account.confirmedAt === null ? budget.strangers : budget.owners
      const mails = findCallersDevice(account, caller, now) ? deps.policy.mails : budgeted
      return { account: queueMail(account, { id, purpose }, mails, now), result: true }
    },
  )
  if (changed?.result) deps.mailQueued()
  return changed?.result ?? false
}
