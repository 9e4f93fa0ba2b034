import { PASSWORD_FLOOR_LENGTH } from '@latchkey/shared'
import { dictionary } from '@zxcvbn-ts/language-common'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COMMON_PASSWORDS_PACKED } from './common-passwords.ts'
import { packWords, unpackWords } from './packed-words.ts'

const LONG_ENOUGH = dictionary['passwords-common'].filter((password) => password.length >= PASSWORD_FLOOR_LENGTH)

/** Run with `--update`, the test below writes this module. */
function formatModule(passwords: readonly string[]): string {
  return [
    '// Written by common-passwords.test.ts from @zxcvbn-ts/language-common (MIT). After an update of that package: vitest run -u common-passwords',
    '',
    `/** ${passwords.length} passwords that attackers try first, packed by \`packWords\`. */`,
    'export const COMMON_PASSWORDS_PACKED =',
    `  '${packWords(passwords)}'`,
    '',
  ].join('\n')
}

test('the list of common passwords is the one of the package that it comes from (PW-5)', async () => {
  await expect(formatModule(LONG_ENOUGH)).toMatchFileSnapshot('./common-passwords.ts')
})

test('the list holds more than 3,000 passwords that are long enough (PW-5)', () => {
  const passwords = unpackWords(COMMON_PASSWORDS_PACKED)
  expect(passwords.length).toBeGreaterThan(3000)
  expect(passwords.toSorted()).toEqual(LONG_ENOUGH.toSorted())
})

test('any words without capitals can be packed and read again', () => {
  const word = fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', '1', '$', '\\', '漢', '😀', '\n') })
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(unpackWords(packWords(words))).toEqual([...new Set(words)].toSorted())
    }),
  )
})

test('words that share more than the 25 characters a capital can say are read again whole', () => {
  const words = ['a'.repeat(40), `${'a'.repeat(40)}b`, 'a'.repeat(60)]
  expect(unpackWords(packWords(words))).toEqual(words.toSorted())
})
