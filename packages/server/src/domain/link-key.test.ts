import { LINK_PURPOSES, type LinkPurpose } from '@latchkey/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Account } from './account.ts'
import { createAccount } from './create-account.ts'
import { addLinkKey, checkLinkKey, endLinkKeys, LINK_LIFETIME_MS, removeLinkKey, retireLinkKeys } from './link-key.ts'
import { hashSecret } from './secret-hash.ts'

const start = new Date('2026-11-23T12:00:00Z')
const empty = createAccount({ id: 'a', email: 'ada@x.test', name: 'Ada', username: null, approved: true }, start)
const send = (account: Account, purpose: LinkPurpose, key: string) =>
  retireLinkKeys(addLinkKey(account, purpose, hashSecret(key), start), hashSecret(key))
const purposes = fc.constantFrom(...LINK_PURPOSES)

test('whatever happens, few keys are kept, the newest of a purpose works, and none works for another (SU-6, SU-7)', () => {
  const step = fc.record({ purpose: purposes, act: fc.constantFrom('add', 'add', 'end') })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), purposes, (steps, last) => {
      let account = empty
      for (const [index, { purpose, act }] of steps.entries()) {
        account = act === 'add' ? send(account, purpose, `${purpose}-${index}`) : endLinkKeys(account, [purpose])
      }
      account = send(account, last, 'newest')
      expect(checkLinkKey(account, last, 'newest', start)).toBe('live')
      for (const other of LINK_PURPOSES.filter((purpose) => purpose !== last))
        expect(checkLinkKey(account, other, 'newest', start)).toBe('link_invalid')
      const live = account.linkKeys.filter((key) => key.ended === null)
      expect(live.filter((key) => key.purpose === 'reset').length).toBeLessThanOrEqual(1)
      expect(live.filter((key) => key.purpose === 'confirm').length).toBeLessThanOrEqual(3)
      expect(account.linkKeys.length - live.length).toBeLessThanOrEqual(7)
    }),
  )
})

test.each(LINK_PURPOSES)('a key for %s works until its time is over, to the millisecond (SU-8)', (purpose) => {
  const account = addLinkKey(empty, purpose, hashSecret('key'), start)
  const after = (ms: number) => new Date(start.getTime() + LINK_LIFETIME_MS[purpose] + ms)
  expect(checkLinkKey(account, purpose, 'key', after(-1))).toBe('live')
  expect(checkLinkKey(account, purpose, 'key', after(0))).toBe('link_expired')
})

test('a key dies with the address it was sent to (SU-6)', () => {
  const account = { ...addLinkKey(empty, 'reset', hashSecret('key'), start), emailKey: 'new@x.test' }
  expect(checkLinkKey(account, 'reset', 'key', start)).toBe('link_invalid')
})

test('a key whose mail was never sent leaves no trace', () => {
  expect(removeLinkKey(addLinkKey(empty, 'reset', hashSecret('key'), start), hashSecret('key'))).toEqual(empty)
})

test('a mail on its way does not end the link of the one before; a mail that has gone out does (RS-4, SU-7)', () => {
  const first = send(empty, 'reset', 'first')
  const onItsWay = addLinkKey(first, 'reset', hashSecret('second'), start)
  expect(checkLinkKey(onItsWay, 'reset', 'first', start)).toBe('live')
  expect(removeLinkKey(onItsWay, hashSecret('second'))).toEqual(first)
  expect(checkLinkKey(retireLinkKeys(onItsWay, hashSecret('second')), 'reset', 'first', start)).toBe('link_replaced')
})

test('a mail that has gone out ends no link behind its own, which another server may have made for the same mail (RS-4)', () => {
  const both = addLinkKey(addLinkKey(send(empty, 'reset', 'old'), 'reset', hashSecret('one'), start), 'reset', hashSecret('two'), start)
  const retired = retireLinkKeys(both, hashSecret('one'))
  expect(['old', 'one', 'two'].map((key) => checkLinkKey(retired, 'reset', key, start))).toEqual(['link_replaced', 'live', 'live'])
  expect(checkLinkKey(retireLinkKeys(retired, hashSecret('two')), 'reset', 'one', start)).toBe('link_replaced')
})

test('workers that die one after the other leave no heap of keys', () => {
  let account = empty
  for (let count = 0; count < 50; count += 1) account = addLinkKey(account, 'reset', hashSecret(String(count)), start)
  expect(account.linkKeys.filter((key) => key.ended === null)).toHaveLength(2)
})

test('a key counts only whole, and its stored hash is no key (S1-27, SU-5)', () => {
  const account = addLinkKey(empty, 'reset', hashSecret('the-key'), start)
  const [stored] = account.linkKeys
  for (const guess of ['the-kez', 'the-ke', 'the-key ', '', stored?.keyHash ?? ''])
    expect(checkLinkKey(account, 'reset', guess, start)).toBe('link_invalid')
})
