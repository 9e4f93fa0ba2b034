import { isEmailAddress, passwordRule, type TextRule } from './login-rules.ts'

/*
 * What is wrong with a field, as plain functions: the browser asks them before it sends anything, the schemas of `credentials.ts` are made of them.
 */

/** Code points. */
export const NAME_MAX_LENGTH = 100
/** Characters; they are ASCII. */
export const USERNAME_MIN_LENGTH = 4
/** Characters; they are ASCII. */
export const USERNAME_MAX_LENGTH = 40
/** Code points; the floor below which no server may be configured (ASVS 6.2.1). */
export const PASSWORD_FLOOR_LENGTH = 8
// What takes no ink: a name of nothing else is none, and makes room for a false one beside it.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\u2800]/gu
// Control characters, line separators and the bidirectional overrides, which can make a name read as something else.
const UNSAFE_IN_NAME = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

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

/** A password somebody chooses. The server's policy (settings, blocklist) comes on top. */
export const newPasswordRule: TextRule = (password) =>
  passwordRule(password) ?? (countCodePoints(password) < PASSWORD_FLOOR_LENGTH ? 'password_too_short' : undefined)

/** Six digits, in whatever groups they were pasted. */
export const emailCodeRule: TextRule = (text) => {
  const code = stripSeparators(text)
  if (code === '') return 'required'
  return /^\d{6}$/.test(code) ? undefined : 'code_invalid'
}

/** A code without the spaces and hyphens that it was pasted with, in the digits of ASCII: keyboards for Arabic and Persian have their own. */
export function stripSeparators(code: string): string {
  return code.replaceAll(/[\s-]/g, '').replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
}
