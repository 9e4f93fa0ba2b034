import { AuthError, toEmailKey } from '@latchkey/shared'
import type { Account } from '../domain/account.ts'
import { tryEmailCode } from '../domain/email-code.ts'
import { checkLinkKey } from '../domain/link-key.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { RateLimit, RateLimiter } from '../ports/rate-limiter.ts'
import { answerEvenly } from './answer-evenly.ts'
import { changeAccount } from './change-account.ts'
import { takeOrRefuse } from './limits.ts'
import { sharedLimitsOf } from './shared-limits.ts'

/** What somebody brings from a mail: the key of its link, or its six digits. */
export type MailboxProof = { readonly email: string; readonly key: string } | { readonly email: string; readonly code: string }

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly limiter: RateLimiter
  readonly policy: AuthPolicy
}

/** Wrong codes from one source, for whichever accounts. */
const CODES_OF_SOURCE: RateLimit = { points: 20, windowSeconds: 3600 }

/**
 * Finds the account whose mailbox the caller has proven, and uses nothing up. A wrong code is counted before anybody learns that it was wrong, so that parallel
 * guesses get no more tries than one after the other. Throws `link_…`, or for a code, the same whether or not there is an account, `code_wrong` or `too_many_attempts`.
 */
export async function findByProof(deps: Deps, purpose: 'confirm' | 'reset', proof: MailboxProof, source: string): Promise<Account> {
  const { store, clock } = deps
  const find = () => store.byEmail(toEmailKey(proof.email))
  if ('key' in proof) {
    const account = await answerEvenly(deps, find())
    refuseDeadLink(account, purpose, proof.key, clock.now())
    return account
  }
  const { code } = proof
  const change = (account: Account) => {
    const attempt = tryEmailCode(account, purpose, code, clock.now())
    return { account: attempt.account, result: attempt.right }
  }
  const giveBack = await takeCodeTry(deps, source)
  const tried = await answerEvenly(deps, changeAccount(store, find, change))
  if (!tried?.result) throw new AuthError('code_wrong')
  await giveBack()
  return tried.account
}

/**
 * Counts a code before it is looked at, by its source and over all accounts: one guess at each of a hundred thousand accounts would else be right for one of them before
 * long (docs/decisions/0016). Returns what takes it back, because it was right. Links work all the same.
 */
async function takeCodeTry({ limiter, policy }: Deps, source: string): Promise<() => Promise<void>> {
  const all = sharedLimitsOf(policy).wrong_codes
  const counters = [{ key: `code:source:${source}`, limit: CODES_OF_SOURCE }, all]
  await takeOrRefuse(limiter, ...counters)
  return () => limiter.giveBack(...counters)
}

/** The same check inside the write that uses the proof up: only one of several callers with one proof gets past it. */
export function requireProof(account: Account, purpose: 'confirm' | 'reset', proof: MailboxProof, now: Date): void {
  if ('key' in proof) refuseDeadLink(account, purpose, proof.key, now)
  else if (!tryEmailCode(account, purpose, proof.code, now).right) throw new AuthError('code_wrong')
}

function refuseDeadLink(account: Account | null, purpose: 'confirm' | 'reset', key: string, now: Date): asserts account is Account {
  const state = checkLinkKey(account, purpose, key, now)
  if (state !== 'live') throw new AuthError(state)
}
