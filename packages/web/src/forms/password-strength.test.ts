import { expect, test } from 'vitest'
import { passwordStrength } from './password-strength.ts'
import { suggestPassword } from './suggest-password.ts'

const OWNER = ['ada.lovelace@x.test', 'Ada Lovelace', '']
const strengthOf = (password: string) => passwordStrength(password, 8, OWNER)

test('length is what makes a password strong, in characters as people count them (S4-72, PW-4)', () => {
  expect(strengthOf('1234567')).toBe('short')
  expect(strengthOf('🔑'.repeat(7))).toBe('short')
  expect(strengthOf('correcth')).toBe('fair')
  expect(strengthOf('correct horse')).toBe('good')
  expect(strengthOf('correct horse battery')).toBe('strong')
  expect(passwordStrength('correct horse', 15, OWNER)).toBe('short')
})

test('what is little more than an address or a name is said to be easy, a long password that holds one is not (S4-72, PW-5)', () => {
  for (const easy of ['adalovelace', 'Ada.Lovelace@x.test', 'lovelacelovelace1843', 'ADA-lovelace!!'])
    expect(strengthOf(easy)).toBe('like_owner')
  expect(strengthOf('lovelace likes horses')).toBe('strong')
})

test('a suggested password is long enough for every site, strong, and never the same (S5-74)', () => {
  const suggestions = Array.from({ length: 500 }, () => suggestPassword(8))
  expect(new Set(suggestions).size).toBe(500)
  for (const suggestion of suggestions) expect(suggestion).toMatch(/^(?:[a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/)
  expect(new Set(suggestions.join('')).size).toBe(33)
  expect(passwordStrength(suggestPassword(8), 8, OWNER)).toBe('strong')
  expect(suggestPassword(64).length).toBeGreaterThanOrEqual(64)
})
