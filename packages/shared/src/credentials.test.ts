import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emailCodeSchema, emailSchema, nameSchema, newPasswordSchema, passwordSchema, toEmailKey, usernameSchema } from './credentials.ts'
import { isEmailAddress } from './login-rules.ts'

const refusal = (
  schema: { safeParse: (value: unknown) => { success: boolean; error?: { issues: { message: string }[] } } },
  value: unknown,
) => {
  const result = schema.safeParse(value)
  return result.success ? null : result.error?.issues[0]?.message
}

describe('an email address (IN-2)', () => {
  test.each(['a@x.test', 'A+b.c@X.test', "o'neil@sub.x.test", `${'a'.repeat(64)}@x.test`, 'a@xn--mnchen-3ya.de'])(
    'is accepted: %s',
    (email) => expect(isEmailAddress(email)).toBe(true),
  )

  test.each([
    '',
    'a',
    'a@',
    '@x.test',
    'a@b@x.test',
    'a b@x.test',
    '"a"@x.test',
    'a,b@x.test',
    'a@x.test,b@x.test',
    'a@x',
    'a@1.2',
    'a@-x.test',
    'a..b@x.test',
    '.a@x.test',
    'a@x.test\r\nBcc: b@x.test',
    'a\u0000@x.test',
    `${'a'.repeat(65)}@x.test`,
    `a@${'x'.repeat(63)}.${'x'.repeat(63)}.${'x'.repeat(63)}.${'x'.repeat(63)}.test`,
    // Look-alikes that would become somebody else's address when folded: Kelvin sign, full-width at, dotless i, long s.
    'bac\u212a@x.test',
    'a\uff20x.test',
    'adm\u0131n@x.test',
    'a@te\u017ft.test',
  ])('is refused: %j (RS-3)', (email) => expect(isEmailAddress(email)).toBe(false))

  test('is trimmed, and unique without regard to case (UX-12)', () => {
    const email = emailSchema.parse('  A+b@X.test ')
    expect(email).toBe('A+b@X.test')
    expect(toEmailKey(email)).toBe('a+b@x.test')
  })

  test('folds only ASCII, so that two different accepted addresses never meet but by case', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (email) => !isEmailAddress(email) || /^[\x21-\x7e]+$/.test(toEmailKey(email))))
  })
})

describe('a password', () => {
  test('counts code points, not units (PW-1)', () => {
    expect(refusal(newPasswordSchema, '🔑'.repeat(7))).toBe('password_too_short')
    expect(refusal(newPasswordSchema, '🔑'.repeat(8))).toBeNull()
  })

  test('has at most 1,024 bytes, and well-formed text (PW-3)', () => {
    expect(refusal(passwordSchema, 'a'.repeat(1024))).toBeNull()
    expect(refusal(passwordSchema, 'a'.repeat(1025))).toBe('password_too_long')
    expect(refusal(passwordSchema, '漢'.repeat(342))).toBe('password_too_long')
    expect(refusal(passwordSchema, '\ud800aaaaaaaa')).toBe('password_invalid')
  })

  test('keeps its spaces and case, and needs no particular characters (PW-4)', () => {
    for (const password of ['        ', ' leading', 'trailing ', 'ALLUPPER', '漢字漢字漢字漢字', 'a\u0000bcdefgh'])
      expect(newPasswordSchema.parse(password)).toBe(password)
  })
})

describe('a name (SU-12, S1-4)', () => {
  test('is trimmed and not empty', () => {
    expect(nameSchema.parse('  Ada ')).toBe('Ada')
    for (const blank of ['   ', '\u200b', '\u3164\u3164', '\u00ad', '\u{e0041}', '\u2800', '\u2060 \u200d', '\ufe0f'])
      expect([blank, refusal(nameSchema, blank)]).toEqual([blank, 'name_required'])
    for (const name of ['👩‍🚀', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', 'می\u200cخواهم', '-'])
      expect(refusal(nameSchema, name)).toBeNull()
  })

  test('has at most 100 characters as people count them', () => {
    expect(refusal(nameSchema, '👩'.repeat(100))).toBeNull()
    expect(refusal(nameSchema, 'a'.repeat(101))).toBe('name_too_long')
  })

  test.each(['a\r\nBcc: x', 'a\u202eb', 'a\u0000', '\ud800', 'a\u2028b'])('holds nothing that turns it into something else: %j', (name) => {
    expect(refusal(nameSchema, name)).toBe('name_invalid')
  })
})

describe('a user name (S2-34, S4-69)', () => {
  test.each(['ada1', 'brave-otter-42-teal', 'ADA-lovelace'])('is accepted: %s', (name) => expect(refusal(usernameSchema, name)).toBeNull())
  test.each([
    ['abc', 'username_too_short'],
    ['a'.repeat(41), 'username_too_long'],
    ['a@x.test', 'username_invalid'],
    ['-abcd', 'username_invalid'],
    ['ab--cd', 'username_invalid'],
    ['bac\u212aup', 'username_invalid'],
  ])('is refused: %s', (name, code) => expect(refusal(usernameSchema, name)).toBe(code))
})

test('an email code may be pasted with spaces or hyphens (UX-13)', () => {
  expect(emailCodeSchema.parse(' 123 456 ')).toBe('123456')
  expect(emailCodeSchema.parse('123-456')).toBe('123456')
  expect(refusal(emailCodeSchema, '12345')).toBe('code_invalid')
  // What keypads for Arabic and for Persian give.
  expect(emailCodeSchema.parse('١٢٣ ٤٥٦')).toBe('123456')
  expect(emailCodeSchema.parse('۱۲۳-۴۵۶')).toBe('123456')
  expect(refusal(emailCodeSchema, '１２３４５６')).toBe('code_invalid')
})
