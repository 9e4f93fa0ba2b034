import type { Account } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { isUnclaimed } from '../domain/unclaimed-account.ts'
import { AccountExists, type AccountStore, type TakenField } from '../ports/account-store.ts'
import { freeAddress } from './free-address.ts'

interface Deps {
  readonly store: AccountStore
  readonly policy: Pick<AuthPolicy, 'confirmation'>
}

/**
 * Adds an account that an operator makes. If it is confirmed, a sign-up that nobody has confirmed gives way to it: else a stranger could keep out whomever an operator
 * is about to bring. Tells which field another account really has, null if it was added.
 */
export async function insertVouched(deps: Deps, account: Account): Promise<TakenField | null> {
  const { store } = deps
  const taken = await findTaken(deps, account)
  if (taken) return taken
  if (account.confirmedAt) await freeAddress(deps, account.emailKey, 'operator')
  try {
    await store.insert(account)
    return null
  } catch (error) {
    if (!(error instanceof AccountExists)) throw error
    return (await store.byEmail(account.emailKey)) ? 'email' : error.field
  }
}

/** Which field keeps an operator's account out, without changing anything. Of several the address: whoever has it is simply there already. */
export async function findTaken({ store, policy }: Deps, account: Account): Promise<TakenField | null> {
  const holder = await store.byEmail(account.emailKey)
  if (holder && !(account.confirmedAt && isUnclaimed(holder, policy))) return 'email'
  const namesake = account.usernameKey === null ? null : await store.byUsername(account.usernameKey)
  if (namesake && namesake.id !== holder?.id) return 'username'
  const twin = await store.byId(account.id)
  return twin && twin.id !== holder?.id ? 'id' : null
}
