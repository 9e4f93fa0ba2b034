import { toUsernameKey } from '@latchkey/shared'
import { suggestUsernames } from '../domain/username-suggestion.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Random } from '../ports/random.ts'

interface Deps {
  readonly store: AccountStore
  readonly random: Random
}

/** Finds a user name that is free right now for somebody who finds theirs taken. It is not kept for them. */
export async function suggestUsername({ store, random }: Deps, wanted: string): Promise<string> {
  const candidates = suggestUsernames(wanted, (below) => random.integer(below))
  for (const candidate of candidates) if (!(await store.byUsername(toUsernameKey(candidate)))) return candidate
  return `user-${random.integer(1_000_000_000)}`
}
