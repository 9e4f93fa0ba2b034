import * as z from 'zod/mini'
import type { FieldErrorCode } from './error-code.ts'

/** Types the codes, so that a misspelt one does not compile. */
const code = (error: FieldErrorCode) => ({ error, abort: true })

export const EMAIL_MAX_LENGTH = 254
export const NAME_MAX_LENGTH = 100
export const USERNAME_MIN_LENGTH = 4
export const USERNAME_MAX_LENGTH = 40
/** Code points; the floor below which no server may be configured (ASVS 6.2.1). */
export const PASSWORD_FLOOR_LENGTH = 8
/** UTF-8 bytes; hashing begins only below this. */
export const PASSWORD_MAX_BYTES = 1024

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/**
 * Tells whether a text is an address that can be mailed to: ASCII only, so that no look-alike letter survives a later folding (U+212A is a "K" to
 * `toLowerCase`); dot-atom, 64 characters before the one `@` and 254 in all (RFC 5321 section 4.5.3.1); international domains as punycode.
 */
export function isEmailAddress(text: string): boolean {
  const [local, domain, ...more] = text.split('@')
  if (!local || !domain || more.length > 0 || text.length > EMAIL_MAX_LENGTH || local.length > 64) return false
  const labels = domain.split('.')
  return (
    LOCAL_PART.test(local) && labels.length > 1 && labels.every((label) => DOMAIN_LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
  )
}

/** The one form under which an address is unique: lower case, dots and +tags kept. Only for what `isEmailAddress` accepted. */
export function toEmailKey(email: string): string {
  return email.toLowerCase()
}

/** The one form under which a user name is unique. */
export function toUsernameKey(username: string): string {
  return username.toLowerCase()
}

/** Characters as people count them, near enough: an emoji is one, not two. */
export function countCodePoints(text: string): number {
  return Array.from(text).length
}

/** Bytes that a text takes in UTF-8; a lone surrogate counts three. */
function countUtf8Bytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

// Control characters, line separators and the bidirectional overrides, which can make a name read as something else.
const UNSAFE_IN_NAME = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

export const emailSchema = z
  .string(code('required'))
  .check(z.trim(), z.minLength(1, code('required')), z.refine(isEmailAddress, code('email_invalid')))

export const nameSchema = z.string(code('name_required')).check(
  z.trim(),
  z.minLength(1, code('name_required')),
  z.refine((name) => countCodePoints(name) <= NAME_MAX_LENGTH, code('name_too_long')),
  z.refine((name) => name.isWellFormed() && !UNSAFE_IN_NAME.test(name), code('name_invalid')),
)

/** Letters, digits and single inner hyphens: never mistaken for an address, safe in a URL. */
export const usernameSchema = z
  .string(code('required'))
  .check(
    z.trim(),
    z.minLength(USERNAME_MIN_LENGTH, code('username_too_short')),
    z.maxLength(USERNAME_MAX_LENGTH, code('username_too_long')),
    z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/i, code('username_invalid')),
  )

/** A password somebody types to prove who they are: any text that could ever have been accepted. */
export const passwordSchema = z.string(code('required')).check(
  z.minLength(1, code('required')),
  z.refine(
    (password) => password.length <= PASSWORD_MAX_BYTES && countUtf8Bytes(password) <= PASSWORD_MAX_BYTES,
    code('password_too_long'),
  ),
  z.refine((password) => password.isWellFormed(), code('password_invalid')),
)

/** A password somebody chooses. The server's policy (settings, blocklist) comes on top. */
export const newPasswordSchema = passwordSchema.check(
  z.refine((password) => countCodePoints(password) >= PASSWORD_FLOOR_LENGTH, code('password_too_short')),
)

/** An address or a user name, as typed into the login form. */
export const identifierSchema = z
  .string(code('required'))
  .check(z.trim(), z.minLength(1, code('required')), z.maxLength(EMAIL_MAX_LENGTH, code('too_long')))

/** The secret of an email link. Its shape is the server's business: whatever is no key is simply not valid. */
export const linkKeySchema = z.string(code('required')).check(z.maxLength(200, code('too_long')))

/** The six digits of a mail, however they were pasted. */
export const emailCodeSchema = z.string(code('required')).check(
  z.maxLength(40, code('code_invalid')),
  z.overwrite((text) => text.replaceAll(/[\s-]/g, '')),
  z.minLength(1, code('required')),
  z.regex(/^\d{6}$/, code('code_invalid')),
)
