import type { Account, Session } from './account.ts'
import { isYounger } from './age.ts'
import { isSameHash } from './secret-hash.ts'

/** How many browsers can be logged in to one account; one more ends the one not seen for longest. */
const SESSIONS_MAX = 20
const USER_AGENT_MAX = 256

/** How long a session lives: after its last use, and in all. */
export interface SessionLifetime {
  readonly idleMs: number
  readonly maxMs: number
}

export interface SessionPolicy {
  /** Without "remember me": the browser forgets the cookie when it is closed. */
  readonly brief: SessionLifetime
  /** With "remember me". */
  readonly remembered: SessionLifetime
}

export interface NewSession {
  readonly id: string
  readonly secretHash: string
  readonly remember: boolean
  readonly userAgent: string
}

function lifetimeOf(session: Pick<Session, 'remember'>, policy: SessionPolicy): SessionLifetime {
  return session.remember ? policy.remembered : policy.brief
}

/** Both limits are checked here, in code, at each use. */
function isAlive(session: Session, policy: SessionPolicy, now: Date): boolean {
  const { idleMs, maxMs } = lifetimeOf(session, policy)
  return isYounger(session.lastSeenAt, idleMs, now) && isYounger(session.createdAt, maxMs, now)
}

/** Adds a session of somebody who has just proven who they are. */
export function startSession(account: Account, session: NewSession, policy: SessionPolicy, now: Date): Account {
  const started: Session = {
    ...session,
    userAgent: session.userAgent.slice(0, USER_AGENT_MAX),
    createdAt: now,
    lastSeenAt: now,
    provenAt: now,
  }
  const others = listLiveSessions(account, policy, now).slice(0, SESSIONS_MAX - 1)
  return { ...account, sessions: [...others, started] }
}

/** The living session that a cookie's secret belongs to. */
export function findSession(account: Account, secretHash: string, policy: SessionPolicy, now: Date): Session | null {
  const session = account.sessions.find((candidate) => isSameHash(candidate.secretHash, secretHash))
  return session && isAlive(session, policy, now) ? session : null
}

/** Remembers that a session is in use. Written rarely: a twentieth of its idle time is exact enough. */
export function touchSession(account: Account, session: Session, policy: SessionPolicy, now: Date): Account {
  const precisionMs = lifetimeOf(session, policy).idleMs / 20
  // Also backwards, when the clock was set back: else its idle time would begin in the future.
  if (Math.abs(now.getTime() - session.lastSeenAt.getTime()) < precisionMs) return account
  return { ...account, sessions: account.sessions.map((other) => (other.id === session.id ? { ...other, lastSeenAt: now } : other)) }
}

/** Ends one session; an account without it stays as it is. */
export function endSession(account: Account, secretHash: string): Account {
  const sessions = account.sessions.filter((session) => !isSameHash(session.secretHash, secretHash))
  return sessions.length === account.sessions.length ? account : { ...account, sessions }
}

/** How long a typed password vouches for what does most harm (SE-8). */
const PROOF_MS = 600_000

/** Tells whether the password was typed a short while ago. */
export function isFresh(session: Session, now: Date): boolean {
  return isYounger(session.provenAt, PROOF_MS, now)
}

/** Notes that the password was typed just now. */
export function proveSession(account: Account, session: Session, now: Date): Account {
  return { ...account, sessions: account.sessions.map((other) => (other.id === session.id ? { ...other, provenAt: now } : other)) }
}

/** The sessions that still live, the one seen last first. */
export function listLiveSessions(account: Account, policy: SessionPolicy, now: Date): readonly Session[] {
  return account.sessions
    .filter((session) => isAlive(session, policy, now))
    .toSorted((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime())
}

/** Ends every session, the right of the browser that signed up to begin one, and what is granted to known devices: one of them may be a thief's. */
export function endAllSessions(account: Account): Account {
  return { ...account, sessions: [], activatedBy: null, devices: account.devices && [] }
}

/** The same, but for the session with this secret. */
export function endOtherSessions(account: Account, secretHash: string | null): Account {
  const kept = account.sessions.filter((session) => secretHash !== null && isSameHash(session.secretHash, secretHash))
  return { ...endAllSessions(account), sessions: kept }
}
