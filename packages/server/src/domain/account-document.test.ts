import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFullAccount, createSampleAccount } from '../testing/sample-account.ts'
import type { Account } from './account.ts'
import { completeAccount, formatAccountJson, parseAccountJson } from './account-document.ts'

const date = fc.date({ noInvalidDate: true })
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  date.map((value) => value.toISOString()),
)

// JSON knows no -0.
const jsonValue = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)))

const account: fc.Arbitrary<Account> = fc
  .record({
    name: text,
    profile: fc.dictionary(text, jsonValue),
    confirmedAt: fc.option(date),
    activatedBy: fc.option(fc.record({ browserHash: text, at: date })),
    sessions: fc.array(
      fc.record({ id: text, secretHash: text, remember: fc.boolean(), createdAt: date, lastSeenAt: date, provenAt: date, userAgent: text }),
    ),
    activity: fc.array(fc.record({ event: text, at: date, userAgent: text })),
  })
  .map((fields) => createSampleAccount({ ...fields, id: 'id' }))

test('an account written as JSON is read back the same, also if its texts look like dates', () => {
  fc.assert(
    fc.property(account, (value) => {
      expect(parseAccountJson(formatAccountJson(value))).toEqual(value)
    }),
  )
})

test('every field of an account, filled, survives', () => {
  const full = createFullAccount()
  expect(parseAccountJson(formatAccountJson(full))).toStrictEqual(full)
})

test('a document with no more than the first version wrote is a whole account (AV-2, S1-31)', () => {
  const { id, version, email, emailKey, createdAt, ...later } = createSampleAccount()
  const first = { id, version, email, emailKey, createdAt }
  const expected = { ...first, ...later, name: '', approvedAt: createdAt }
  expect(completeAccount(first)).toStrictEqual(expected)
  expect(parseAccountJson(JSON.stringify(first))).toStrictEqual(expected)
})
