import type { Account, SignUpAttempt } from './account.ts'
import { isGone } from './delete-account.ts'
import { listKnownDevices } from './known-device.ts'
import { isLasting } from './made-by-operator.ts'
import type { AuthPolicy } from './policy.ts'
import { listLiveSessions } from './session.ts'
import { ATTEMPT_KEPT_MS, ownAttemptOf } from './sign-up-attempt.ts'
import { isRealAccount, isUnclaimed } from './unclaimed-account.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How long what has served its purpose is kept at most; written down for people in docs/guides/retention.md (PR-3). */
const KEPT_MS = {
  /** Dead links say for this long why they are dead. */
  deadLinkKey: 7 * DAY_MS,
  signUpAttempt: ATTEMPT_KEPT_MS,
  unconfirmedAccount: 30 * DAY_MS,
  /** The limits for each recipient look back a day. */
  sentMail: DAY_MS,
  activation: HOUR_MS,
  activity: 365 * DAY_MS,
} as const

type Lists = 'sessions' | 'codes' | 'linkKeys' | 'attempts' | 'decoys' | 'sentMails' | 'activity'

/** Takes out of an account what has had its time; the same object if there is nothing. Nothing that still works is touched. */
export function pruneAccount(account: Account, policy: Pick<AuthPolicy, 'sessions' | 'confirmation'>, now: Date): Account {
  const isYoung = (since: Date, ms: number) => now.getTime() - since.getTime() < ms
  const own = ownAttemptOf(account)
  const isSomebodys = (attempt: SignUpAttempt) => (own ? attempt === own : isRealAccount(account, policy))
  const live = new Set(listLiveSessions(account, policy.sessions, now))
  const known = new Set(listKnownDevices(account, now))
  const kept: Pick<Account, Lists> = {
    // What lies in the future counts again when the clock that was set back is right.
    sessions: account.sessions.filter((session) => live.has(session) || session.lastSeenAt > now),
    codes: account.codes.filter((code) => code.expiresAt > now),
    linkKeys: account.linkKeys.filter((key) => isYoung(key.expiresAt, KEPT_MS.deadLinkKey)),
    attempts: account.attempts.filter((attempt) => isSomebodys(attempt) || isYoung(attempt.createdAt, KEPT_MS.signUpAttempt)),
    decoys: account.decoys.filter((decoy) => isYoung(decoy.createdAt, KEPT_MS.signUpAttempt)),
    sentMails: account.sentMails.filter((sent) => isYoung(sent.at, KEPT_MS.sentMail)),
    activity: account.activity.filter((entry) => isLasting(account, entry) || isYoung(entry.at, KEPT_MS.activity)),
  }
  const devices = account.devices && account.devices.filter((device) => known.has(device) || device.lastUsedAt > now)
  const activatedBy = account.activatedBy && isYoung(account.activatedBy.at, KEPT_MS.activation) ? account.activatedBy : null
  const pendingEmail = account.pendingEmail && account.pendingEmail.expiresAt > now ? account.pendingEmail : null
  const lists = Object.keys(kept) as Lists[]
  const isSame =
    lists.every((list) => kept[list].length === account[list].length) &&
    devices?.length === account.devices?.length &&
    activatedBy === account.activatedBy &&
    pendingEmail === account.pendingEmail
  return isSame ? account : { ...account, ...kept, devices, activatedBy, pendingEmail }
}

/** Tells whether somebody signed up, never confirmed, and let it be, or whether an account was deleted and nothing is left to do: nobody has such an account, so nothing is lost with it. */
export function isAbandoned(account: Account, policy: Pick<AuthPolicy, 'confirmation'>, now: Date): boolean {
  if (isGone(account)) return true
  if (!isUnclaimed(account, policy)) return false
  const touched = [account.createdAt, ...account.attempts.map(({ createdAt }) => createdAt)].map((date) => date.getTime())
  return now.getTime() - Math.max(...touched) >= KEPT_MS.unconfirmedAccount
}
