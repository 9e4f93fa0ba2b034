import type { User } from '@latchkey/shared/contract'
import { formatSessionCookie } from '../http/session-cookie.ts'
import type { Account } from '../domain/account.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import { changeAccount } from '../services/change-account.ts'
import type { Services } from '../services/index.ts'

/** What a test says of a user that it needs; the rest is made up. */
export interface TestUser {
  readonly email?: string
  /** `TEST_PASSWORD` unless it is given. */
  readonly password?: string
  readonly name?: string
  readonly username?: string | null
  readonly roles?: readonly string[]
  /** False for one who has not proven the address, which needs `confirmation: 'limited'` to log in. */
  readonly confirmed?: boolean
  /** True for one whom an operator has shut out. */
  readonly disabled?: boolean
  readonly profile?: User['profile']
}

/** Users, and browsers in which they are logged in. */
export interface TestUsers {
  /** Makes a user, confirmed unless the test says otherwise. */
  readonly createUser: (given?: TestUser) => Promise<User>
  /** The `Cookie` header of a browser in which this user is logged in, who has typed the password just now; it has to be given only if the user has changed it. */
  readonly cookieOf: (user: Pick<User, 'email'>, password?: string) => Promise<string>
  /** Makes a user and logs them in: the user, and the `Cookie` header of their browser. Whoever is `disabled` is so afterwards. */
  readonly createLoggedInUser: (given?: TestUser) => Promise<{ readonly user: User; readonly cookie: string }>
}

/** The password of every test user that names none. Most rules that an application adds accept it: it has letters of both kinds, digits and a sign. */
export const TEST_PASSWORD = 'Old harbour lamp 42!'

/** Makes users, and the cookies of browsers in which they are logged in. */
export function createTestUsers(services: Services, accounts: AccountStore, clock: Clock): TestUsers {
  let made = 0
  const passwords = new Map<string, string>()
  const change = (user: User, apply: (account: Account) => Account) =>
    changeAccount(
      accounts,
      () => accounts.byId(user.id),
      (account) => ({ account: apply(account), result: null }),
    )
  const createUser = async (given: TestUser = {}): Promise<User> => {
    made += 1
    const { email = `user${made}@x.test`, password = TEST_PASSWORD, name = `User ${made}`, username = null } = given
    const user = await services.createUser({ email, password, name, username })
    passwords.set(user.email, password)
    await change(user, (account) => ({
      ...account,
      roles: given.roles ?? [],
      profile: given.profile ?? {},
      confirmedAt: given.confirmed === false ? null : account.confirmedAt,
      disabledAt: given.disabled === true ? clock.now() : null,
    }))
    return { ...user, roles: [...(given.roles ?? [])], profile: given.profile ?? {}, confirmed: given.confirmed !== false }
  }
  const cookieOf = async ({ email }: Pick<User, 'email'>, password = passwords.get(email) ?? TEST_PASSWORD): Promise<string> => {
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
    createUser,
    cookieOf,
    createLoggedInUser: async (given = {}) => {
      const user = await createUser({ ...given, disabled: false })
      const cookie = await cookieOf(user, given.password)
      if (given.disabled) await change(user, (account) => ({ ...account, disabledAt: clock.now() }))
      return { user, cookie }
    },
  }
}
