import { toUserRecord, type UserRecord } from '../domain/user-record.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { passwordCandidates } from '../domain/sign-up-attempt.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { lookUpUser } from './find-user.ts'
import { loginFailuresKeys, peekLoginTries } from './login-tries.ts'

/** What keeps somebody out although their password is right. */
export type LoginGate =
  | 'no_account'
  | 'username_not_asked_for' // LOGIN_WITH allows addresses only
  | 'no_password'
  | 'password_unreadable' // its format or its pepper is not known here
  | 'disabled'
  | 'unconfirmed'
  | 'awaiting_approval'
  | 'throttled'

/** Why a login fails; without gates it is the password that is wrong. */
export interface LoginExplanation {
  readonly user: UserRecord | null
  readonly gates: readonly LoginGate[]
  /** How long until the next try is let through by every name of the account; 0 if it is now. */
  readonly retryAfterSeconds: number
}

interface Deps {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly policy: AuthPolicy
}

/** Tells an operator which gates are shut for an address or a user name. Changes nothing. */
export async function explainLogin(deps: Deps, who: string): Promise<LoginExplanation> {
  const { policy } = deps
  const account = await lookUpUser(deps, who)
  if (!account) return { user: null, gates: ['no_account'], retryAfterSeconds: 0 }
  const passwords = passwordCandidates(account)
  const { retryAfterSeconds } = await peekLoginTries(deps, loginFailuresKeys(account))
  const isShut: Readonly<Record<Exclude<LoginGate, 'no_account'>, boolean>> = {
    username_not_asked_for: !who.includes('@') && who !== account.id && !policy.loginWith.includes('username'),
    no_password: passwords.length === 0,
    password_unreadable: passwords.length > 0 && !passwords.some((password) => deps.hasher.canVerify(password)),
    disabled: account.disabledAt !== null,
    unconfirmed: account.confirmedAt === null && policy.confirmation === 'required',
    awaiting_approval: account.approvedAt === null,
    throttled: retryAfterSeconds > 0,
  }
  const gates = (Object.keys(isShut) as Array<keyof typeof isShut>).filter((gate) => isShut[gate])
  return { user: toUserRecord(account), gates, retryAfterSeconds }
}
