import { spawnServer } from '../../src/testing/spawn-server.ts'
import { BUILT_SERVER } from '../tools/built-server.ts'
import { cookieOfSeeded, deviceCookieOfSeeded, seedAccounts } from '../seed-accounts.ts'
import { emailOf, makeFolder, newcomerEmails, PASSWORD, post, type AuthTarget } from './target.ts'

export interface LatchkeyOptions {
  readonly name?: string
  readonly accounts?: number
  /** How many of them read their session, evenly spread. */
  readonly readers?: number
  readonly cost?: number
  readonly env?: Readonly<Record<string, string>>
  /** A folder that is already seeded. */
  readonly dataDir?: string
  /** An empty database on a MongoDB server in the place of the embedded one. */
  readonly mongodbUri?: string
}

/** The real server on the embedded store, as `start` runs it, with accounts that are logged in. */
export async function startLatchkey(options: LatchkeyOptions = {}): Promise<AuthTarget> {
  const { name = 'Latchkey', accounts = 64, readers = 1, cost = 10, mongodbUri } = options
  const folder = makeFolder()
  const dataDir = options.dataDir ?? folder.path
  if (options.dataDir === undefined) await seedAccounts({ dataDir, accounts, cost, mongodbUri })
  const env = { ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }), ...options.env }
  // A proxy that vouches for each client's address: limits count by address, and all of the load comes from one.
  const server = await spawnServer(
    {
      DATA_DIR: dataDir,
      BCRYPT_COST: String(cost),
      TRUST_PROXY: '1',
      LOG_LEVEL: 'error',
      MAIL_TOTAL_HOUR: '1000000',
      ...env,
    },
    BUILT_SERVER,
  )
  const spread = Math.floor(accounts / readers)
  const call = (operation: string, source: number, input: object, headers: Readonly<Record<string, string>> = {}) =>
    post(`${server.url}/trpc/auth.${operation}`, input, { origin: server.url, 'x-forwarded-for': addressOf(source), ...headers })
  return {
    name,
    pid: server.pid,
    sessionReads: Array.from({ length: readers }, (_, reader) => ({
      url: `${server.url}/trpc/auth.currentUser`,
      headers: { cookie: cookieOfSeeded(reader * spread) },
    })),
    logins: Array.from({ length: Math.min(accounts, 64) }, (_, user) =>
      call('login', user, { identifier: emailOf(user), password: PASSWORD }, { cookie: deviceCookieOfSeeded(user) }),
    ),
    signUps: (count) => newcomerEmails(count).map((email, index) => call('signup', index, { email, password: PASSWORD, name: 'Ada' })),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

function addressOf(source: number): string {
  return `10.${(source >> 16) & 255}.${(source >> 8) & 255}.${source & 255}`
}
