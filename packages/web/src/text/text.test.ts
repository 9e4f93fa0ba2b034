import { AUTH_ERROR_CODES, AuthError, FIELD_ERROR_CODES } from '@latchkey/shared'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { formWords } from './form-words.ts'
import { createPickWords } from './text.ts'

const [priv, friendly] = [createPickWords({ privacy: 'private' })(en), createPickWords({ privacy: 'friendly' })(en)]

test('every code has words in both modes, and none shows the code itself', () => {
  for (const words of [formWords(priv), formWords(friendly)]) {
    const texts = [
      ...AUTH_ERROR_CODES.map((code) => words.error(new AuthError(code), { email: 'ada@x.test' })),
      ...FIELD_ERROR_CODES.map((code) => words.fieldError(code, { label: 'Password', minLength: 8 })),
    ]
    for (const text of texts) expect(text).toMatch(/^[A-Z'].*[^_]$/s)
    for (const text of texts) expect(text).not.toMatch(/undefined|[a-z]_[a-z]/)
  }
})

test('a code that is newer than these words has words all the same', () => {
  const words = formWords(priv)
  for (const code of ['brand_new', 'constructor']) {
    expect(words.error(new AuthError(code as never), {})).toBe(priv.errors.internal)
    expect(words.fieldError(code as never)).toBe(priv.fieldErrors.invalid)
  }
})

test('in private no text after asking for a mail tells whether there is an account (UX-19)', () => {
  expect(priv.enterCode.sent('ada@x.test')).toMatch(/mailbox of ada@x\.test.*\bIf\b/)
  expect(priv.checkEmail.resent('ada@x.test')).toMatch(/^If ada@x\.test/)
})

test('friendly says the classic texts, word for word (S1-5, S1-19, S1-20, S4-65)', () => {
  const words = formWords(friendly)
  const values = { email: 'ada@x.test' }
  expect(words.fieldError('email_taken', {})).toBe('This email address has already been registered for our service. Try logging in.')
  expect(words.error(new AuthError('email_unknown'), values)).toBe('That username does not exist in our records.')
  expect(words.error(new AuthError('email_not_unconfirmed'), values)).toBe("'ada@x.test' is not an unconfirmed user account.")
  expect(words.error(new AuthError('credentials_wrong'), values)).toBe('Invalid username or password')
  expect(friendly.enterCode.sent('ada@x.test')).toBe('A password reset email has been sent to ada@x.test.')
  expect(friendly.checkEmail.resent('ada@x.test')).toBe('A new confirmation email has been sent to ada@x.test.')
})

test.each([priv, friendly])(
  'what both modes say alike is said word for word (S1-3, S1-4, S1-7, S1-22, S1-23, S1-24, S1-25, S1-26)',
  (words) => {
    const { messages, checkEmail } = words
    expect(words.fieldErrors.passwords_differ).toBe('Passwords do not match. Try again.')
    expect(words.fieldErrors.name_required).toBe('Must supply a name')
    expect(checkEmail.sent('ada@x.test')).toBe(
      'We have sent a confirmation email to ada@x.test.\n\nCheck your email, and click on the link.',
    )
    expect(messages.reset_link_invalid.text('')).toBe('This is not a valid password reset link')
    expect(words.reset.differ).toBe('Passwords did not match. Try again.')
    expect(messages.reset_logged_in.text('')).toBe('Your password has been reset. You are now logged in.')
    expect(messages.confirmed_logged_in.text('')).toBe('Thanks for confirming your email address. You are now logged in.')
    expect(messages.confirm_link_invalid.text('')).toBe(
      'This confirmation link is not valid. Perhaps you have already confirmed your address?\n\nTry logging in normally.',
    )
  },
)

test('what the account says is said word for word, and each event has words (S5-87, UX-50)', () => {
  const { account, messages } = priv
  expect(account.delete.text).toMatch(/^Closing your account cannot be undone\./)
  expect(messages.account_deleted.text('')).toMatch(/^Account deleted\./)
  expect(account.email.pending('new@x.test')).toMatch(/^Waiting for new@x\.test/)
  for (const words of Object.values(account.activity.events)) expect(words).toMatch(/^[A-Z][^_]*$/)
})

test('when something was is said as people say it (UX-51)', () => {
  expect([0, 59, 60, 7200, 86_400, 864_000].map((seconds) => priv.account.ago(seconds))).toEqual([
    'just now',
    'just now',
    '1 minute ago',
    '2 hours ago',
    'yesterday',
    '10 days ago',
  ])
})

test('times to wait are said as people say them (UX-21)', () => {
  expect([1, 2, 60, 61, 600].map((seconds) => priv.wait(seconds))).toEqual([
    'You can try again in 1 second.',
    'You can try again in 2 seconds.',
    'You can try again in 60 seconds.',
    'You can try again in 2 minutes.',
    'You can try again in 10 minutes.',
  ])
})
