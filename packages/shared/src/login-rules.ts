import type { FieldErrorCode } from './error-code.ts'

/*
 * What is wrong with a field of the login. Those of all other forms stand in `field-rules.ts`, so that whoever only logs in need not load them.
 */

/** Characters of an address (RFC 5321 section 4.5.3.1). */
export const EMAIL_MAX_LENGTH = 254
/** UTF-8 bytes; hashing begins only below this. */
export const PASSWORD_MAX_BYTES = 1024

/** Says what is wrong with a text as it was typed. What is trimmed before it is kept is judged without its outer spaces. */
export type TextRule = (text: string) => FieldErrorCode | undefined

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

/** A password somebody types to prove who they are: any text that could ever have been accepted. */
export const passwordRule: TextRule = (password) => {
  if (password === '') return 'required'
  if (password.length > PASSWORD_MAX_BYTES || countUtf8Bytes(password) > PASSWORD_MAX_BYTES) return 'password_too_long'
  return password.isWellFormed() ? undefined : 'password_invalid'
}

/** An address or a user name, as typed into the login form. */
export const identifierRule: TextRule = (text) => {
  const identifier = text.trim()
  if (identifier === '') return 'required'
  return identifier.length > EMAIL_MAX_LENGTH ? 'too_long' : undefined
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
