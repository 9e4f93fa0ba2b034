import { countCodePoints, type FieldErrorCode } from '@latchkey/shared'
import { isCommonPassword } from './common-password.ts'

/** What a new password is measured against: the length asked for, and the words that a stranger can know of its owner. */
export interface PasswordContext {
  /** Code points. */
  readonly minLength: number
  readonly siteName: string
  readonly email?: string | undefined
  readonly name?: string | null | undefined
  readonly username?: string | null | undefined
}

/** Why a password is refused, with the values for the words. */
export interface PasswordWeakness {
  readonly code: Extract<FieldErrorCode, 'password_too_short' | 'password_like_account' | 'password_common'>
  readonly params?: Readonly<Record<string, string | number>>
}

/** Shorter words stand in too many good passwords. */
const WORD_MIN_LENGTH = 3
/** What must be left of a password without the words of its owner. */
const REST_MIN_LENGTH = 4
const WORD_BREAK = /[\s\p{P}\p{S}]+/u
const PADDING = /^[\d\s\p{P}]+|[\d\s\p{P}]+$/gu

/**
 * Says why a password may not be chosen, or null. Length and being easy to guess are all that counts: no rules about which characters it must hold
 * (NIST SP 800-63B-4 section 3.1.1.2).
 */
export function checkNewPassword(password: string, context: PasswordContext): PasswordWeakness | null {
  const { minLength } = context
  if (countCodePoints(password) < minLength) return { code: 'password_too_short', params: { minLength } }
  if (isLikeAccount(fold(password), context)) return { code: 'password_like_account' }
  return isCommonPassword(password) ? { code: 'password_common' } : null
}

/** Takes the owner's words out, as often as they stand there (`annaanna`), and looks at what is left. */
function isLikeAccount(password: string, context: PasswordContext): boolean {
  const words = wordsOf(context).filter((word) => password.includes(word))
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), password).replaceAll(PADDING, '')
  return words.length > 0 && (countCodePoints(rest) < REST_MIN_LENGTH || isCommonPassword(rest))
}

/** Longest first, so that a whole address goes before its parts. */
function wordsOf({ email = '', name, username, siteName }: PasswordContext): readonly string[] {
  const local = email.split('@')[0] ?? ''
  const texts = [email, local, name ?? '', username ?? '', siteName].map(fold)
  const words = texts.flatMap((text) => [text, text.replaceAll(/\s/g, ''), ...text.split(WORD_BREAK)])
  return [...new Set(words)].filter((word) => countCodePoints(word) >= WORD_MIN_LENGTH).toSorted((a, b) => b.length - a.length)
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
