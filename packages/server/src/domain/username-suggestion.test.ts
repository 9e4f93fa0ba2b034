import { usernameSchema } from '@latchkey/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suggestUsernames } from './username-suggestion.ts'

const wanted = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/).filter((name) => usernameSchema.safeParse(name).success)

test('whatever is suggested is a user name, the nearest first (UX-53)', () => {
  fc.assert(
    fc.property(wanted, fc.infiniteStream(fc.nat({ max: 1_000_000 })), (name, numbers) => {
      const suggestions = suggestUsernames(name, (below) => Number(numbers.next().value) % below)
      for (const suggestion of suggestions) expect(usernameSchema.safeParse(suggestion).success).toBe(true)
      expect(suggestions[0]?.startsWith(name.slice(0, 35))).toBe(true)
    }),
  )
})
