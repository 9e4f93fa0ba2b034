import { expect, test } from 'vitest'
import { createSampleAccount } from '../../testing/sample-account.ts'
import { createAccountCache } from './account-cache.ts'

test('holds a thousand accounts, and lets go of the one that it has held for longest', () => {
  const cache = createAccountCache()
  const accounts = Array.from({ length: 1001 }, () => cache.keep(createSampleAccount()))
  const [first, second] = accounts as [(typeof accounts)[0], (typeof accounts)[0]]
  expect(cache.get(first.id)).toBeUndefined()
  expect(cache.get(second.id)).toBe(second)
  const newer = cache.keep({ ...second, version: 2 })
  cache.keep(createSampleAccount())
  expect(cache.get(second.id)).toBe(newer)
})
