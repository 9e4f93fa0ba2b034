import { AuthError, toEmailKey } from '@latchkey/shared'
import type { Account } from '../domain/account.ts'
import { tryEmailCode } from '../domain/email-code.ts'
import { checkLinkKey } from '../domain/link-key.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import { answerEvenly } from './answer-evenly.ts'
import { changeAccount } from './change-account.ts'

/** What somebody brings from a mail: the key of its link, or its six digits. */
export type MailboxProof = { readonly email: string; readonly key: string } | { readonly email: string; readonly code: string }

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
}

/**
 * Finds the account whose mailbox the caller has proven, and uses nothing up. A wrong code is counted before anybody learns that it was wrong, so that parallel
 * guesses get no more tries than one after the other. Throws `link_…` or `code_wrong`; for a code the same whether or not there is an account.
 */
export async function findByProof({ store, clock }: Deps, purpose: 'confirm' | 'reset', proof: MailboxProof): Promise<Account> {
  const find = () => store.byEmail(toEmailKey(proof.email))
  if ('key' in proof) {
    const account = await find()
    refuseDeadLink(account, purpose, proof.key, clock.now())
    return account
  }
  const { code } = proof
  const change = (account: Account) => {
    const attempt = tryEmailCode(account, purpose, code, clock.now())
    return { account: attempt.account, result: attempt.right }
  }
  const tried = await answerEvenly(changeAccount(store, find, change))
  if (!tried?.result) throw new AuthError('code_wrong')
  return tried.account
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
