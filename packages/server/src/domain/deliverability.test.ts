import { expect, test } from 'vitest'
import { createSampleAccount } from '../testing/sample-account.ts'
import { findUndeliverable, markUndeliverable } from './deliverability.ts'
import { toUser } from './user.ts'

const now = new Date('2026-11-23T12:00:00Z')

test('a dead address is noted once, with nothing else changed (EM-6)', () => {
  const account = createSampleAccount()
  const marked = markUndeliverable(account, 'bounced', now)
  expect(marked).toEqual({ ...account, undeliverable: { emailKey: account.emailKey, reason: 'bounced', at: now } })
  expect(markUndeliverable(marked, 'bounced', new Date('2026-12-01'))).toBe(marked)
})

test('what was said of the old address does not hold for a new one (EM-6)', () => {
  const marked = markUndeliverable(createSampleAccount(), 'complained', now)
  expect(findUndeliverable(marked)).toMatchObject({ reason: 'complained' })
  expect(findUndeliverable({ ...marked, emailKey: 'new@example.com' })).toBeNull()
})

test('owners learn whether mails to their present address arrive (EM-6)', () => {
  const account = createSampleAccount({ undeliverable: null })
  const marked = markUndeliverable(account, 'bounced', now)
  expect([account, marked, { ...marked, emailKey: 'other@x.test' }].map((each) => toUser(each, now).emailUndeliverable)).toEqual([
    false,
    true,
    false,
  ])
})
