import type { User } from '@latchkey/shared/contract'
import { formatSessionCookie } from '../http/session-cookie.ts'
import type { AccountStore } from '../ports/account-store.ts'
import { changeAccount } from '../services/change-account.ts'
import type { Services } from '../services/index.ts'

/** What a test says of a user that it needs; the rest is made up. */
export interface TestUser {
  readonly email?: string
  readonly password?: string
  readonly name?: string
  readonly username?: string | null
  readonly roles?: readonly string[]
  /** False for one who has not proven the address, which needs `confirmation: 'limited'` to log in. */
  readonly confirmed?: boolean
  readonly profile?: User['profile']
}

/** The password of every test user that names none. */
export const TEST_PASSWORD = 'old harbour lamp'

/** Makes users, and the cookies of browsers in which they are logged in. */
export function createTestUsers(services: Services, accounts: AccountStore) {
  let made = 0
  const createUser = async (given: TestUser = {}): Promise<User> => {
    made += 1
    const { email = `user${made}@x.test`, password = TEST_PASSWORD, name = `User ${made}`, username = null } = given
    const user = await services.createUser({ email, password, name, username })
    await changeAccount(
      accounts,
      () => accounts.byId(user.id),
      (account) => ({
        account: {
          ...account,
          roles: given.roles ?? [],
          profile: given.profile ?? {},
          confirmedAt: given.confirmed === false ? null : account.confirmedAt,
        },
        result: null,
      }),
    )
    return { ...user, roles: [...(given.roles ?? [])], profile: given.profile ?? {}, confirmed: given.confirmed !== false }
  }
  /** The `Cookie` header of a browser in which this user is logged in, who has typed the password just now. */
  const cookieOf = async ({ email }: Pick<User, 'email'>, password = TEST_PASSWORD): Promise<string> => {
    const caller = {
      sessionToken: null,
      signupSecret: null,
      deviceSecrets: [],
      source: '192.0.2.1',
      userAgent: 'Test browser',
      locale: null,
    }
    const { session } = await services.logIn({ identifier: email, password }, caller)
    return formatSessionCookie(session.token)
  }
  return {
    /** Makes a user, confirmed unless the test says otherwise. */
    createUser,
    cookieOf,
    /** Makes a user and logs them in: the user, and the `Cookie` header of their browser. */
    createLoggedInUser: async (given: TestUser = {}): Promise<{ user: User; cookie: string }> => {
      const user = await createUser(given)
      return { user, cookie: await cookieOf(user, given.password) }
    },
  }
}
