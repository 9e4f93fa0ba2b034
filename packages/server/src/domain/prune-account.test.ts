import { describe, expect, test } from 'vitest'
import { createSampleAccount } from '../testing/sample-account.ts'
import { DAY_MS, HOUR_MS } from '../testing/test-clock.ts'
import type { Account } from './account.ts'
import { addActivity } from './activity.ts'
import { isMadeByOperator } from './made-by-operator.ts'
import { isAbandoned, pruneAccount } from './prune-account.ts'

const now = new Date('2026-11-23T12:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)
const password = { hash: '$2b$12$abcdefghijklmnopqrstuu', keyId: 'none' }
const lifetimes = { brief: { idleMs: 12 * HOUR_MS, maxMs: DAY_MS }, remembered: { idleMs: 14 * DAY_MS, maxMs: 30 * DAY_MS } }
const policy = { sessions: lifetimes, confirmation: 'required' } as const

/** An account in which everything is so old. */
function createOldAccount(ms: number): Account {
  const at = ago(ms)
  const key = { purpose: 'confirm', emailKey: 'e', createdAt: at } as const
  return createSampleAccount({
    password,
    confirmedAt: ago(1000 * DAY_MS),
    sessions: [{ id: 's', secretHash: 'h', remember: false, createdAt: at, lastSeenAt: at, provenAt: at, userAgent: '' }],
    codes: [{ keyHash: 'k', codeHash: 'c', salt: 's', purpose: 'reset', emailKey: 'e', expiresAt: at, triesLeft: 5 }],
    linkKeys: [{ ...key, keyHash: 'k', expiresAt: at, ended: null }],
    sentMails: [{ purpose: 'reset', at }],
    activity: [{ event: 'logged_in', at, userAgent: '' }],
    devices: [{ secretHash: 'd', addedAt: at, lastUsedAt: at, userAgent: '' }],
    activatedBy: { browserHash: 'b', at },
    pendingEmail: { email: 'new@x.test', expiresAt: at },
  })
}

/** Whoever signs up leaves this trace; what an operator brought along does not. */
const signedUp = { event: 'signed_up', at: ago(0), userAgent: '' }

describe('pruning an account', () => {
  test('takes out each thing when its time is over, and not before (PR-3)', () => {
    const isKept = (ms: number) => {
      const { sessions, codes, linkKeys, sentMails, activity, devices, activatedBy, pendingEmail } = pruneAccount(
        createOldAccount(ms),
        policy,
        now,
      )
      const lists = { sessions, codes, linkKeys, sentMails, activity, devices: devices ?? [] }
      const left = Object.entries(lists).flatMap(([name, list]) => (list.length > 0 ? [name] : []))
      return [...left, ...(activatedBy ? ['activatedBy'] : []), ...(pendingEmail ? ['pendingEmail'] : [])]
    }
    const longest = ['linkKeys', 'sentMails', 'activity', 'devices']
    expect(isKept(-1)).toEqual(['sessions', 'codes', ...longest, 'activatedBy', 'pendingEmail'])
    expect(isKept(0)).toEqual(['sessions', ...longest, 'activatedBy'])
    expect(isKept(HOUR_MS)).toEqual(['sessions', ...longest])
    expect(isKept(12 * HOUR_MS)).toEqual(longest)
    expect(isKept(DAY_MS)).toEqual(['linkKeys', 'activity', 'devices'])
    expect(isKept(7 * DAY_MS)).toEqual(['activity', 'devices'])
    expect(isKept(365 * DAY_MS)).toEqual(['devices'])
    expect(isKept(400 * DAY_MS)).toEqual([])
  })

  test('changes nothing else, and returns the very account if there is nothing to do (PR-3)', () => {
    const old = createOldAccount(500 * DAY_MS)
    const { sessions: _s, codes: _c, linkKeys: _l, sentMails: _m, activity: _a, devices, activatedBy, pendingEmail, ...rest } = old
    expect(devices && activatedBy && pendingEmail).not.toBeNull()
    const pruned = pruneAccount(old, policy, now)
    expect(pruned).toMatchObject(rest)
    expect(pruneAccount(pruned, policy, now)).toBe(pruned)
  })

  test('takes out sign-up attempts after 30 days, but never the only password of somebody who may be logged in (PR-3)', () => {
    const attempt = { password, name: 'Ada', username: null, profile: {}, browserHash: 'b' }
    const attempts = [30 * DAY_MS, 30 * DAY_MS - 1].map((ms) => ({ ...attempt, createdAt: ago(ms) }))
    const account = createSampleAccount({ attempts, activity: [signedUp] })
    expect(pruneAccount(account, policy, now).attempts).toEqual(attempts.slice(1))
    expect(pruneAccount(account, { ...policy, confirmation: 'limited' }, now)).toBe(account)
  })
})

describe('the history of an account', () => {
  const old = { ...signedUp, at: ago(500 * DAY_MS) }
  const account = createSampleAccount({ activity: [old] })
  const use = (before: Account) => {
    let used = before
    for (let count = 0; count < 30; count += 1) used = addActivity(used, 'name_changed', '', now)
    return pruneAccount(used, { ...policy, confirmation: 'limited' }, now)
  }

  test('keeps that somebody signed up until the address is confirmed, however long it gets: else an operator seems to have made it (SU-4)', () => {
    const { activity } = use(account)
    expect(activity).toHaveLength(20)
    expect(activity.map(({ event }) => event).slice(0, 2)).toEqual(['signed_up', 'name_changed'])
    expect(isMadeByOperator(use(account))).toBe(false)
  })

  test('has only what is new once the address is confirmed (PR-3)', () => {
    const { activity } = use({ ...account, confirmedAt: now })
    expect(activity.map(({ event }) => event)).toEqual(Array.from({ length: 20 }, () => 'name_changed'))
    expect(pruneAccount({ ...account, confirmedAt: now }, policy, now).activity).toEqual([])
  })
})

describe('an account that nobody confirmed', () => {
  const attempt = (ms: number) => ({ password, name: 'Ada', username: null, profile: {}, browserHash: 'b', createdAt: ago(ms) })

  test('is abandoned 30 days after the last sign-up with its address (PR-3)', () => {
    const createdAt = ago(90 * DAY_MS)
    const isGone = (ms: number) =>
      isAbandoned(createSampleAccount({ createdAt, activity: [signedUp], attempts: [attempt(ms)] }), policy, now)
    expect([isGone(30 * DAY_MS - 1), isGone(30 * DAY_MS)]).toEqual([false, true])
    expect(isAbandoned(createSampleAccount({ createdAt, activity: [signedUp] }), policy, now)).toBe(true)
  })

  const lastMail = {
    id: 'm',
    purpose: 'account_deleted',
    to: 'ada@x.test',
    createdAt: now,
    dueAt: now,
    tries: 0,
    unclearTries: 0,
    leasedUntil: null,
  } as const

  test('goes once it was deleted and its last mail was sent (PR-1)', () => {
    const deleted = createSampleAccount({ deletedAt: now })
    expect([isAbandoned(deleted, policy, now), isAbandoned({ ...deleted, mails: [lastMail] }, policy, now)]).toEqual([true, false])
  })

  test('stays if somebody can use it or an operator made, imported or disabled it (PR-3)', () => {
    const createdAt = ago(900 * DAY_MS)
    for (const real of [
      { password },
      { confirmedAt: createdAt },
      { disabledAt: createdAt },
      { deletedAt: createdAt, mails: [lastMail] },
      { invitedAt: createdAt },
      { devices: [] },
      { activity: [signedUp, { ...signedUp, event: 'logged_in' }] },
    ])
      expect(isAbandoned(createSampleAccount({ createdAt, activity: [signedUp], ...real }), policy, now)).toBe(false)
    const unconfirmed = createSampleAccount({ createdAt, activity: [signedUp], attempts: [attempt(900 * DAY_MS)] })
    for (const confirmation of ['limited', 'off'] as const) expect(isAbandoned(unconfirmed, { ...policy, confirmation }, now)).toBe(false)
  })
})
