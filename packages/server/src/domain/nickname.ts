import { NICKNAME_ADJECTIVES, NICKNAME_ANIMALS, NICKNAME_COLOURS } from './nickname-words.ts'

/** A random whole number from 0 to `below` - 1. */
type RandomInteger = (below: number) => number

const NUMBERS = 90

/** Makes up a name such as `brave-otter-42-teal` for somebody who gave none: friendly, and fit to be a user name. One of 17 million. */
export function createNickname(randomInteger: RandomInteger): string {
  const pick = (words: readonly string[]) => words[randomInteger(words.length)]
  return [pick(NICKNAME_ADJECTIVES), pick(NICKNAME_ANIMALS), 10 + randomInteger(NUMBERS), pick(NICKNAME_COLOURS)].join('-')
}
