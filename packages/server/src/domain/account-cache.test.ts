import { expect, test } from 'vitest'
import { createAccountCache } from './account-cache.ts'

test('holds a thousand accounts, and lets go of the one that it has held for longest', () => {
  const cache = createAccountCache<number>()
  for (let number = 0; number <= 1000; number += 1) expect(cache.keep(`account ${number}`, number)).toBe(number)
  expect(cache.get('account 0')).toBeUndefined()
  expect(cache.get('account 1')).toBe(1)
  cache.keep('account 1', 1.5)
  cache.keep('account 1001', 1001)
  expect(cache.get('account 1')).toBe(1.5)
  expect(cache.get('account 2')).toBeUndefined()
})
