import { describe, expect, test } from 'vitest'
import { checkNewPassword, type PasswordContext } from './password-policy.ts'

const CONTEXT: PasswordContext = {
  minLength: 8,
  siteName: 'Pixel Harbour',
  email: 'Anna.Smith+news@example.com',
  name: 'Anna Smith',
  username: 'a-smith-1990',
}

function codeOf(password: string, context: Partial<PasswordContext> = {}): string | null {
  return checkNewPassword(password, { ...CONTEXT, ...context })?.code ?? null
}

describe('length', () => {
  test.each([8, 12, 15])('one character fewer than %i is refused, as many are fine, and the words get the number (PW-1)', (minLength) => {
    const password = 'kq7 vzu fry plo mhe'
    expect(checkNewPassword(password.slice(0, minLength - 1), { ...CONTEXT, minLength })).toEqual({
      code: 'password_too_short',
      params: { minLength },
    })
    expect(checkNewPassword(password.slice(0, minLength), { ...CONTEXT, minLength })).toBeNull()
  })

  test('an emoji counts as one character (PW-1)', () => {
    expect(codeOf('😀'.repeat(14), { minLength: 15 })).toBe('password_too_short')
    expect(codeOf('😀'.repeat(15), { minLength: 15 })).toBeNull()
  })

  test.each(['漢'.repeat(64), '😀'.repeat(64), `${'a'.repeat(72)}X`, 'long '.repeat(200)])(
    'a long password of any script is fine: %j (PW-2)',
    (password) => {
      expect(codeOf(password)).toBeNull()
    },
  )
})

describe('no rules about characters (PW-4)', () => {
  test.each([
    'correct horse battery staple',
    'nur kleine buchstaben',
    'LAUTER GROSSE HIER',
    '4071 8825 9036 1172',
    ' spaces around it ',
    'пароль для кота',
    '¯\\_(ツ)_/¯ ok',
  ])('%j is fine', (password) => {
    expect(codeOf(password)).toBeNull()
  })
})

describe('what attackers try first (PW-5)', () => {
  test.each([
    'password',
    'PassWord',
    '1qaz2wsx',
    'trustno1',
    'Password2024!',
    'sunshine!!',
    'passwordpassword',
    'qwerty12qwerty12',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '123456789012345',
    '9876543210',
    'abcdefghijkl',
    'qwertyuiopasdf',
    'mnbvcxzlkjhg',
    '1qaz2wsx3edc4rfv',
  ])('%j is refused as common', (password) => {
    expect(codeOf(password)).toBe('password_common')
  })

  test('a common word inside a longer text is fine', () => {
    expect(codeOf('my sunshine reads books')).toBeNull()
    expect(codeOf('sunshine-10482')).toBeNull()
  })
})

describe('what a stranger knows of the account (PW-5)', () => {
  test.each([
    ['the whole address', 'anna.smith+news@example.com'],
    ['the address in capitals', 'ANNA.SMITH+NEWS@EXAMPLE.COM'],
    ['the part before the @', 'anna.smith+news'],
    ['that with an ending', 'Anna.Smith+news1990!'],
    ['the name', 'annasmith'],
    ['the name with digits around it', '12annasmith99'],
    ['the name twice', 'annaanna'],
    ['the parts of the name in another order', 'Smith, Anna'],
    ['the user name', 'a-smith-1990'],
    ['the site', 'pixelharbour'],
    ['the site with an ending', 'PixelHarbour2026'],
    ['the site and the name', 'pixel-anna'],
    ['the name and a common password', 'annapassword'],
    ['the name in full width letters', 'ＡＮＮＡｓｍｉｔｈ１'],
  ])('%s: %j is refused', (_what, password) => {
    expect(codeOf(password)).toBe('password_like_account')
  })

  test('the same text is fine for somebody else', () => {
    expect(codeOf('annasmith', { email: 'bob@example.com', name: 'Bob', username: null })).toBeNull()
  })

  test('a password that only mentions a name is fine', () => {
    expect(codeOf('Anna loves cakes')).toBeNull()
    expect(codeOf('annasmith-rocks')).toBeNull()
  })

  test('words too short to mean anything are no reason', () => {
    expect(codeOf('li-zq-vuw', { email: 'li@example.com', name: 'Li', username: undefined })).toBeNull()
  })

  test('an account of which only the site is known can be asked about too', () => {
    const context = { minLength: 8, siteName: 'Pixel Harbour' }
    expect(checkNewPassword('pixelharbour', context)).toEqual({ code: 'password_like_account' })
    expect(checkNewPassword('annasmith', context)).toBeNull()
  })
})
