import type { AccountExport, ActivityView, SessionView } from '@latchkey/shared/contract'
import type { Account, Session } from './account.ts'
import { nameDevice } from './device-name.ts'
import { listKnownDevices } from './known-device.ts'
import { listLiveSessions, type SessionPolicy } from './session.ts'
import { toUser } from './user.ts'

/** The sessions of an account as their owner sees them: the one that asks first, then the one seen last. */
export function viewSessions(account: Account, current: Session, policy: SessionPolicy, now: Date): SessionView[] {
  const views = listLiveSessions(account, policy, now).map((session) => ({
    id: session.id,
    current: session.id === current.id,
    device: nameDevice(session.userAgent),
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    remembered: session.remember,
  }))
  return views.toSorted((a, b) => Number(b.current) - Number(a.current))
}

/** The history of an account as its owner sees it, newest first. */
export function viewActivity(account: Account): ActivityView[] {
  return account.activity.map(({ event, at, userAgent }) => ({ event, at: at.toISOString(), device: nameDevice(userAgent) })).toReversed()
}

/** All that is kept about somebody: an allow list, so that nothing secret slips in (PR-2). */
export function exportAccount(account: Account, current: Session, policy: SessionPolicy, now: Date): AccountExport {
  return {
    exportedAt: now.toISOString(),
    account: { ...toUser(account, now), locale: account.locale, confirmedAt: account.confirmedAt?.toISOString() ?? null },
    sessions: viewSessions(account, current, policy, now),
    knownDevices: listKnownDevices(account, now).map(({ userAgent, addedAt, lastUsedAt }) => ({
      device: nameDevice(userAgent),
      addedAt: addedAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
    activity: viewActivity(account),
    mails: account.sentMails.map(({ purpose, at }) => ({ purpose, sentAt: at.toISOString() })),
  }
}
