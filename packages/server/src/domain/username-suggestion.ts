import { USERNAME_MAX_LENGTH } from '@latchkey/shared'
import { createNickname } from './nickname.ts'

const NEAR = 4
const FAR = 2

/** User names to offer to somebody who finds theirs taken, the nearest first: theirs with a number, then made-up ones. */
export function suggestUsernames(wanted: string, randomInteger: (below: number) => number): readonly string[] {
  const base = wanted.slice(0, USERNAME_MAX_LENGTH - 4).replace(/-$/, '')
  const near = Array.from({ length: NEAR }, () => `${base}-${10 + randomInteger(990)}`)
  return [...near, ...Array.from({ length: FAR }, () => createNickname(randomInteger))]
}
