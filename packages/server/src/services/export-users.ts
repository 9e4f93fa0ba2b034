import type { Account, SignUpAttempt } from '../domain/account.ts'
import type { IMPORT_FIELDS } from '../domain/imported-user.ts'
import { isMadeByOperator } from '../domain/made-by-operator.ts'
import { ownAttemptOf } from '../domain/sign-up-attempt.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { isUnclaimed } from '../domain/unclaimed-account.ts'
import type { AccountStore } from '../ports/account-store.ts'

/** A user in the form that an import reads. */
export type ExportedUser = Readonly<Partial<Record<(typeof IMPORT_FIELDS)[number], unknown>>>

const PAGE_SIZE = 500

export interface ExportOptions {
  /** With password hashes. */
  readonly withHashes: boolean
  /** Called for each account that is left out. */
  readonly onLeftOut: () => void
}

interface Deps {
  readonly store: AccountStore
  readonly policy: Pick<AuthPolicy, 'confirmation'>
}

/**
 * Every user, in the order of their addresses; a page at a time, so that memory stays flat. Left out is an address with which somebody has signed up and that nobody
 * has: an import would make an account of it that an operator vouches for, with the names that a stranger may have given it (SU-4).
 */
export async function* exportUsers({ store, policy }: Deps, options: ExportOptions): AsyncGenerator<ExportedUser, void> {
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<AccountStore['search']>> = await store.search({ text: '', after, limit: PAGE_SIZE })
    for (const account of page.accounts.filter(({ deletedAt }) => deletedAt === null))
      if (isUnclaimed(account, policy)) options.onLeftOut()
      else yield toExported(account, options.withHashes)
    after = page.next
  } while (after !== null)
}

function toExported(account: Account, withHashes: boolean): ExportedUser {
  const attempt = attemptOf(account)
  const password = account.password ?? attempt?.password ?? null
  return {
    latchkey_id: account.id,
    email: account.email,
    name: account.name,
    username: account.username ?? attempt?.username ?? null,
    ...(withHashes && password && { password_hash: password.hash, password_key: password.keyId }),
    confirmed: account.confirmedAt !== null,
    approved: account.approvedAt !== null,
    roles: account.roles,
    created_at: account.createdAt.toISOString(),
    disabled: account.disabledAt !== null,
  }
}

/** What it waits with for its confirmation: strangers may have tried its address since it was somebody's. */
function attemptOf(account: Account): SignUpAttempt | undefined {
  const own = ownAttemptOf(account)
  return own ?? (account.invitedAt === null && !isMadeByOperator(account) ? account.attempts.at(-1) : undefined)
}
