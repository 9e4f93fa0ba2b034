import { usernameSchema } from '@latchkey/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNickname } from './nickname.ts'
import { NICKNAME_ADJECTIVES, NICKNAME_ANIMALS, NICKNAME_COLOURS } from './nickname-words.ts'

test('a nickname is adjective, animal, number and colour (S5-74)', () => {
  expect(createNickname(() => 0)).toMatch(/^[a-z]+-[a-z]+-10-[a-z]+$/)
  expect(createNickname((below) => below - 1)).toMatch(/^[a-z]+-[a-z]+-99-[a-z]+$/)
})

test('every nickname is a valid user name', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const nickname = createNickname((below) => (numbers.next().value ?? 0) % below)
      expect(usernameSchema.parse(nickname)).toBe(nickname)
    }),
  )
  const longest = (words: readonly string[]) => Math.max(...words.map((word) => word.length))
  expect(longest(NICKNAME_ADJECTIVES) + longest(NICKNAME_ANIMALS) + longest(NICKNAME_COLOURS) + '-42--'.length).toBeLessThanOrEqual(40)
})

test('there are millions of them, and no word stands in a list twice', () => {
  const lists = [NICKNAME_ADJECTIVES, NICKNAME_ANIMALS, NICKNAME_COLOURS]
  for (const words of lists) expect(new Set(words).size).toBe(words.length)
  expect(lists.reduce((product, words) => product * words.length, 90)).toBeGreaterThan(10_000_000)
})
