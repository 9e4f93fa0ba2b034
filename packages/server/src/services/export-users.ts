import type { Account } from '../domain/account.ts'
import type { IMPORT_FIELDS } from '../domain/imported-user.ts'
import type { AccountStore } from '../ports/account-store.ts'

/** A user in the form that an import reads. */
export type ExportedUser = Readonly<Partial<Record<(typeof IMPORT_FIELDS)[number], unknown>>>

const PAGE_SIZE = 500

/** Every user, in the order of their addresses; a page at a time, so that memory stays flat. Password hashes only if they are asked for. */
export async function* exportUsers(deps: { readonly store: AccountStore }, withHashes: boolean): AsyncGenerator<ExportedUser, void> {
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<AccountStore['search']>> = await deps.store.search({ text: '', after, limit: PAGE_SIZE })
    for (const account of page.accounts) if (account.deletedAt === null) yield toExported(account, withHashes)
    after = page.next
  } while (after !== null)
}

function toExported(account: Account, withHashes: boolean): ExportedUser {
  const attempt = account.attempts.at(-1)
  const password = account.password ?? attempt?.password ?? null
  return {
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
