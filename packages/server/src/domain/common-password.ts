import { PASSWORD_FLOOR_LENGTH } from '@latchkey/shared'
import { COMMON_PASSWORDS_PACKED } from './common-passwords.ts'
import { unpackWords } from './packed-words.ts'

/** Endings such as `2024!` that make a common password look like another one. Longer endings are worth something. */
const CHEAP_ENDING = /[\d\p{P}\p{S}\s]{1,4}$/u
const WALKS = [
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
]
/** From here on a repetition or a walk stands in nobody's list. */
const PATTERN_MAX_LENGTH = 64

let unpacked: ReadonlySet<string> | undefined

/** Unpacked at the first question, some milliseconds of work, so that importing this costs nothing. */
function commonPasswords(): ReadonlySet<string> {
  unpacked ??= new Set(unpackWords(COMMON_PASSWORDS_PACKED))
  return unpacked
}

/** Tells whether attackers try a password early: it stands in the list, perhaps with a cheap ending, or it is a plain repetition or a walk over the keyboard. */
export function isCommonPassword(password: string): boolean {
  const folded = password.toLowerCase()
  if (commonPasswords().has(folded) || commonPasswords().has(folded.replace(CHEAP_ENDING, ''))) return true
  return folded.length < PATTERN_MAX_LENGTH && (isWalk(folded) || isRepetition(folded))
}

/** A repetition is as weak as what is repeated. ASCII only: lists of guesses hold `aaaaaaaaaaaa`, not twelve times the same character of any script. */
function isRepetition(text: string): boolean {
  const unit = /^([ -~]+?)\1+$/.exec(text)?.[1]
  return unit !== undefined && (unit.length < PASSWORD_FLOOR_LENGTH || isCommonPassword(unit))
}

function isWalk(text: string): boolean {
  const reversed = Array.from(text).toReversed().join('')
  return WALKS.some((walk) => {
    const endless = walk.repeat(Math.ceil(PATTERN_MAX_LENGTH / walk.length) + 1)
    return endless.includes(text) || endless.includes(reversed)
  })
}
