import type { Account, Session } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import { findSession, touchSession } from '../domain/session.ts'
import { StoreUnavailable, type AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Caller } from './caller.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly policy: AuthPolicy
}

/** The caller's account, and the session that says so. */
export interface Authenticated {
  readonly account: Account
  readonly session: Session
}

/** Answers "who is this?" by one read; null for a guest. Also notes, now and then, that the session is in use. */
export async function authenticate(deps: Deps, caller: Pick<Caller, 'sessionToken'>): Promise<Authenticated | null> {
  const token = parseSessionToken(caller.sessionToken)
  if (!token) return null
  const account = await deps.store.byId(token.accountId)
  if (!account || !mayBeLoggedIn(account, deps.policy)) return null
  const now = deps.clock.now()
  const session = findSession(account, token.secretHash, deps.policy.sessions, now)
  if (!session) return null
  const touched = touchSession(account, session, deps.policy.sessions, now)
  if (touched !== account) await note(deps.store, touched)
  return { account, session }
}

/** Whoever was faster has noted it too, or has changed something that matters more. While nothing can be written, whoever is logged in can still read. */
async function note(store: AccountStore, touched: Account): Promise<void> {
  try {
    await store.replace({ ...touched, version: touched.version + 1 }, touched.version)
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
  }
}

/** Tells whether the account's state allows a session at all, however it was begun. */
export function mayBeLoggedIn(account: Account, policy: Pick<AuthPolicy, 'confirmation'>): boolean {
  return account.disabledAt === null && account.approvedAt !== null && (account.confirmedAt !== null || policy.confirmation !== 'required')
}

/** Takes a session cookie apart. Anything that is not one of ours is a guest's. */
export function parseSessionToken(token: string | null): { accountId: string; secretHash: string } | null {
  const match = token === null ? null : /^([\w-]{22})\.([\w-]{43})$/.exec(token)
  return match?.[1] && match[2] ? { accountId: match[1], secretHash: hashSecret(match[2]) } : null
}
