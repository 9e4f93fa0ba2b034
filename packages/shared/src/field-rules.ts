import type { FieldErrorCode } from './error-code.ts'

/*
 * What is wrong with a field, as plain functions: the browser asks them before it sends anything, the schemas of `credentials.ts` are made of them.
 */

/** Characters of an address (RFC 5321 section 4.5.3.1). */
export const EMAIL_MAX_LENGTH = 254
/** Code points. */
export const NAME_MAX_LENGTH = 100
/** Characters; they are ASCII. */
export const USERNAME_MIN_LENGTH = 4
/** Characters; they are ASCII. */
export const USERNAME_MAX_LENGTH = 40
/** Code points; the floor below which no server may be configured (ASVS 6.2.1). */
export const PASSWORD_FLOOR_LENGTH = 8
/** UTF-8 bytes; hashing begins only below this. */
export const PASSWORD_MAX_BYTES = 1024

/** Says what is wrong with a text as it was typed. What is trimmed before it is kept is judged without its outer spaces. */
export type TextRule = (text: string) => FieldErrorCode | undefined

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
// What takes no ink: a name of nothing else is none, and makes room for a false one beside it.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\u2800]/gu
// Control characters, line separators and the bidirectional overrides, which can make a name read as something else.
const UNSAFE_IN_NAME = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

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

/** Characters as people count them, near enough: an emoji is one, not two. */
export function countCodePoints(text: string): number {
  return Array.from(text).length
}

/** An address that mail can be sent to; see `isEmailAddress`. */
export const emailRule: TextRule = (text) => {
  const email = text.trim()
  if (email === '') return 'required'
  return isEmailAddress(email) ? undefined : 'email_invalid'
}

/** What somebody calls themselves: any script, 100 code points, nothing invisible that could make it read as something else. */
export const nameRule: TextRule = (text) => {
  const name = text.trim()
  if (name.replaceAll(INVISIBLE, '') === '') return 'name_required'
  if (countCodePoints(name) > NAME_MAX_LENGTH) return 'name_too_long'
  return name.isWellFormed() && !UNSAFE_IN_NAME.test(name) ? undefined : 'name_invalid'
}

/** Letters, digits and single inner hyphens: never mistaken for an address, safe in a URL. */
export const usernameRule: TextRule = (text) => {
  const username = text.trim()
  if (username.length < USERNAME_MIN_LENGTH) return 'username_too_short'
  if (username.length > USERNAME_MAX_LENGTH) return 'username_too_long'
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/i.test(username) ? undefined : 'username_invalid'
}

/** A password somebody types to prove who they are: any text that could ever have been accepted. */
export const passwordRule: TextRule = (password) => {
  if (password === '') return 'required'
  if (password.length > PASSWORD_MAX_BYTES || countUtf8Bytes(password) > PASSWORD_MAX_BYTES) return 'password_too_long'
  return password.isWellFormed() ? undefined : 'password_invalid'
}

/** A password somebody chooses. The server's policy (settings, blocklist) comes on top. */
export const newPasswordRule: TextRule = (password) =>
  passwordRule(password) ?? (countCodePoints(password) < PASSWORD_FLOOR_LENGTH ? 'password_too_short' : undefined)

/** An address or a user name, as typed into the login form. */
export const identifierRule: TextRule = (text) => {
  const identifier = text.trim()
  if (identifier === '') return 'required'
  return identifier.length > EMAIL_MAX_LENGTH ? 'too_long' : undefined
}

/** Six digits, in whatever groups they were pasted. */
export const emailCodeRule: TextRule = (text) => {
  const code = stripSeparators(text)
  if (code === '') return 'required'
  return /^\d{6}$/.test(code) ? undefined : 'code_invalid'
}

/** A code without the spaces and hyphens that it was pasted with. */
export function stripSeparators(code: string): string {
  return code.replaceAll(/[\s-]/g, '')
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
