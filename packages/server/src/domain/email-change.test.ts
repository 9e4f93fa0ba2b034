import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSampleAccount } from '../testing/sample-account.ts'
import type { Account } from './account.ts'
import { beginEmailChange, cancelEmailChange, completeEmailChange, pendingEmailOf } from './email-change.ts'
import { addLinkKey, checkLinkKey, endLinkKeys, formatAccountKey, LINK_LIFETIME_MS, parseAccountKey, retireLinkKeys } from './link-key.ts'
import { hashSecret } from './secret-hash.ts'

const now = new Date('2026-11-23T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const next = 'New@x.test'

describe('an address that waits', () => {
  test('counts for an hour, to the millisecond (EC-3)', () => {
    const waiting = beginEmailChange(createSampleAccount(), next, now)
    expect(pendingEmailOf(waiting, later(LINK_LIFETIME_MS.change - 1))).toBe(next)
    expect(pendingEmailOf(waiting, later(LINK_LIFETIME_MS.change))).toBeNull()
    expect(completeEmailChange(waiting, later(LINK_LIFETIME_MS.change))).toBe(waiting)
  })

  test('has its own key: it proves neither the old address nor another purpose (EC-1)', () => {
    const waiting = addLinkKey(beginEmailChange(createSampleAccount(), next, now), 'change', hashSecret('key'), now, {
      emailKey: 'new@x.test',
    })
    expect(checkLinkKey(waiting, 'change', 'key', now, 'new@x.test')).toBe('live')
    expect(checkLinkKey(waiting, 'change', 'key', now)).toBe('link_invalid')
    expect(checkLinkKey(waiting, 'undo', 'key', now, 'new@x.test')).toBe('link_invalid')
    expect(checkLinkKey(cancelEmailChange(waiting), 'change', 'key', now, 'new@x.test')).toBe('link_used')
  })

  test('changes address and key together, and what was mailed to the old one proves nothing more', () => {
    const account = addLinkKey(createSampleAccount({ confirmedAt: now }), 'reset', hashSecret('key'), now)
    const changed = completeEmailChange(beginEmailChange(account, next, now), now)
    expect(changed).toMatchObject({ email: next, emailKey: 'new@x.test', pendingEmail: null, confirmedAt: now })
    expect(checkLinkKey(changed, 'reset', 'key', now, account.emailKey)).toBe('link_used')
  })

  test('confirms nobody who has several passwords: a stranger may have chosen one', () => {
    const attempt = { password: { hash: 'h', keyId: 'none' }, name: 'A', username: null, profile: {}, browserHash: 'b', createdAt: now }
    const complete = (attempts: Account['attempts']) =>
      completeEmailChange(beginEmailChange(createSampleAccount({ attempts }), next, now), now)
    expect(complete([attempt, { ...attempt, browserHash: 'c' }])).toMatchObject({ email: next, confirmedAt: null, password: null })
    expect(complete([attempt])).toMatchObject({ email: next, confirmedAt: now, password: attempt.password, attempts: [] })
  })
})

test('no sequence of mails to other mailboxes and of ended proofs takes the undo link from the owner (EC-1, RS-7)', () => {
  const owner = createSampleAccount()
  const step = fc.constantFrom('mail', 'reset', 'retire')
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.nat({ max: 5 })), { maxLength: 60 }), (steps) => {
      let account = addLinkKey(owner, 'undo', hashSecret('of the owner'), now)
      steps.forEach(([what, who], index) => {
        const thief = `m${who}@x.test`
        if (what === 'mail') account = addLinkKey(account, 'undo', hashSecret(String(index)), later(index), { emailKey: thief })
        else if (what === 'reset') account = endLinkKeys(account, ['undo'], thief)
        else account = retireLinkKeys(account, account.linkKeys.findLast((key) => key.emailKey === thief)?.keyHash ?? '')
      })
      expect(checkLinkKey(account, 'undo', 'of the owner', now, owner.emailKey)).toBe('live')
    }),
  )
})

test('a key that names its account is read as it was written, and nothing else is', () => {
  const secret = 'A'.repeat(43)
  expect(parseAccountKey(formatAccountKey('an-id_1', secret))).toEqual({ accountId: 'an-id_1', secret })
  for (const other of ['', secret, `.${secret}`, `a.${secret}x`, `a.b.${secret}`, `a\n.${secret}`])
    expect(parseAccountKey(other)).toBeNull()
})
