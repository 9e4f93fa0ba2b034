import { countCodePoints } from '@latchkey/shared'

export type PasswordStrength = 'short' | 'like_owner' | 'fair' | 'good' | 'strong'

// 15 is what NIST SP 800-63B-4 asks of a site with nothing but passwords.
const GOOD_LENGTH = 12
const STRONG_LENGTH = 16
const REST_MIN_LENGTH = 4

/** How hard a password is to guess, as far as a browser can tell: by its length, and by what is left of it without its owner's words. The server knows common ones. */
export function passwordStrength(password: string, minLength: number, owner: readonly string[]): PasswordStrength {
  const length = countCodePoints(password)
  if (length < minLength) return 'short'
  if (isLikeOwner(password.toLowerCase(), owner)) return 'like_owner'
  return length < GOOD_LENGTH ? 'fair' : length < STRONG_LENGTH ? 'good' : 'strong'
}

function isLikeOwner(password: string, owner: readonly string[]): boolean {
  const words = owner.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2)
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), password)
  return rest !== password && rest.replaceAll(/\P{L}/gu, '').length < REST_MIN_LENGTH
}
