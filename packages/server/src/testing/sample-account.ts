import { randomUUID } from 'node:crypto'
import type { Account } from '../domain/account.ts'

/** A plain new account, with a name and an address of its own each time. */
export function createSampleAccount(overrides: Partial<Account> = {}): Account {
  const id = overrides.id ?? randomUUID()
  return {
    id,
    version: 1,
    email: `Ann.${id}@Example.com`,
    emailKey: `ann.${id}@example.com`,
    username: null,
    usernameKey: null,
    name: 'Ann',
    locale: null,
    roles: [],
    profile: {},
    password: null,
    confirmedAt: null,
    pendingEmail: null,
    disabledAt: null,
    approvedAt: new Date('2026-01-02T03:04:05.678Z'),
    createdAt: new Date('2026-01-02T03:04:05.678Z'),
    invitedAt: null,
    deletedAt: null,
    attempts: [],
    decoys: [],
    activatedBy: null,
    linkKeys: [],
    codes: [],
    codeFailures: 0,
    sessions: [],
    devices: null,
    mails: [],
    sentMails: [],
    mailDueAt: null,
    undeliverable: null,
    activity: [],
    ...overrides,
  }
}

/** An account with something in every field, and in every list both what can be null and what is not: for stores and codecs. */
export function createFullAccount(): Account {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 12, 0, second, 7 * second))
  const password = { hash: '$2b$12$abcdefghijklmnopqrstuu', keyId: 'none' }
  const emailKey = 'zoë@xn--bcher-kva.example'
  return createSampleAccount({
    email: 'Zoë@bücher.example',
    emailKey,
    username: 'Ⅻ-zoë',
    usernameKey: 'xii-zoë',
    name: 'Zoë 🦉 "O’Neil" \u2028 \\ 王',
    roles: ['admin', 'staff'],
    profile: { plan: 'gold', 'a.b': { $set: [1, 2.5, null, true, { deep: '2026-11-23T12:00:00.000Z' }] }, empty: {} },
    password,
    confirmedAt: at(1),
    pendingEmail: { email: 'Zoë.new@example.com', expiresAt: at(23) },
    disabledAt: at(2),
    approvedAt: at(3),
    createdAt: at(4),
    invitedAt: at(4),
    locale: 'ar',
    deletedAt: at(24),
    attempts: [
      { password, name: 'Zoë', username: 'zoe', locale: 'de', profile: { plan: 'gold' }, browserHash: 'b1', createdAt: at(5) },
      { password, name: 'Not Zoë', username: null, profile: {}, browserHash: 'b2', createdAt: at(6) },
    ],
    decoys: [{ password, createdAt: at(25) }],
    activatedBy: { browserHash: 'b1', at: at(7) },
    linkKeys: [
      { keyHash: 'k1', purpose: 'confirm', emailKey, createdAt: at(8), expiresAt: at(9), ended: null },
      { keyHash: 'k2', purpose: 'reset', emailKey, createdAt: at(10), expiresAt: at(11), ended: 'used' },
    ],
    codes: [{ keyHash: 'k', codeHash: 'c', salt: 's', purpose: 'reset', emailKey, expiresAt: at(12), triesLeft: 5 }],
    sessions: [
      { id: 's1', secretHash: 'h', remember: true, createdAt: at(13), lastSeenAt: at(14), provenAt: at(15), userAgent: 'Mozilla/5.0 (…)' },
    ],
    devices: [{ secretHash: 'd', addedAt: at(13), lastUsedAt: at(14), userAgent: 'Mozilla/5.0 (…)' }],
    mails: [
      {
        id: 'm1',
        purpose: 'confirm',
        to: 'Zoë@bücher.example',
        createdAt: at(16),
        dueAt: at(17),
        tries: 0,
        unclearTries: 0,
        leasedUntil: null,
      },
      {
        id: 'm2',
        purpose: 'reset',
        to: 'Zoë@bücher.example',
        createdAt: at(18),
        dueAt: at(19),
        tries: 2,
        unclearTries: 1,
        leasedUntil: at(20),
      },
    ],
    sentMails: [{ purpose: 'confirm', at: at(21) }],
    mailDueAt: at(17),
    undeliverable: { emailKey, reason: 'bounced', at: at(23) },
    activity: [{ event: 'logged_in', at: at(22), userAgent: '' }],
  })
}
