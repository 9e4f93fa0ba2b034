import type { User } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import type { ActivityEvent } from '../domain/activity.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'

/** Something that has happened to an account, as it is after it. */
export interface AccountEvent {
  /** What stands in the account's own history, or that it was deleted: then `user` has nothing but its id. */
  readonly event: ActivityEvent | 'account_deleted'
  readonly user: User
  readonly at: Date
}

interface Deps {
  readonly clock: Clock
  readonly tell: (event: AccountEvent) => void | Promise<void>
  readonly onError: (error: unknown) => void
}

/** Tells of what is written, once it is stored: the entries of an account's history that no read has brought are new. */
export function watchStore(store: AccountStore, { clock, tell, onError }: Deps): AccountStore {
  const known = new WeakSet<object>()
  const learn = <Found extends Account | null>(account: Found): Found => {
    account?.activity.forEach((entry) => known.add(entry))
    if (account?.deletedAt) known.add(account.deletedAt)
    return account
  }
  const deliver = async (event: AccountEvent): Promise<void> => {
    try {
      await tell(event)
    } catch (error) {
      onError(error)
    }
  }
  const announce = (account: Account) => {
    const user = toUser(account, clock.now())
    // Whatever is new was written by `addActivity`.
    for (const entry of account.activity) if (!known.has(entry)) void deliver({ event: entry.event as ActivityEvent, user, at: entry.at })
    if (account.deletedAt && !known.has(account.deletedAt)) void deliver({ event: 'account_deleted', user, at: account.deletedAt })
    learn(account)
  }
  return {
    ...store,
    byId: async (id) => learn(await store.byId(id)),
    byEmail: async (emailKey) => learn(await store.byEmail(emailKey)),
    byUsername: async (usernameKey) => learn(await store.byUsername(usernameKey)),
    insert: async (account) => {
      await store.insert(account)
      announce(account)
    },
    replace: async (account, version) => {
      const isStored = await store.replace(account, version)
      if (isStored) announce(account)
      return isStored
    },
  }
}
