import { createHash } from 'node:crypto'
import { createBcryptHasher } from '../src/adapters/bcrypt/create-bcrypt-hasher.ts'
import type { Account, PasswordHash } from '../src/domain/account.ts'
import { EMPTY_ACCOUNT } from '../src/domain/empty-account.ts'
import { hashSecret } from '../src/domain/secret-hash.ts'
import { formatSessionCookie } from '../src/http/session-cookie.ts'
import { openStores } from '../src/open-stores.ts'
import { systemClock } from '../src/ports/clock.ts'
import { emailOf, PASSWORD } from './targets/target.ts'

/** Few enough to be written within the patience of a store. */
const BATCH = 1000
/** Batches on their way at the same time. */
const UNDER_WAY = 4

export interface Seed {
  readonly dataDir: string
  readonly accounts: number
  readonly cost: number
  /** Of the MongoDB server that takes the place of the file in `dataDir`. */
  readonly mongodbUri?: string | undefined
}

/** Fills a database with confirmed accounts that are logged in. All have one password, and one hash of it: making a million would take a day. */
export async function seedAccounts({ dataDir, accounts, cost, mongodbUri }: Seed): Promise<void> {
  const { accounts: store, close } = await openStores({ dataDir, mongodbUri }, systemClock)
  const password = await createBcryptHasher({ cost, peppers: [] }).hash(PASSWORD)
  const now = new Date()
  let next = 0
  const fill = async (): Promise<void> => {
    while (next < accounts) {
      const first = next
      next += BATCH
      const count = Math.min(BATCH, accounts - first)
      await store.insertMany(Array.from({ length: count }, (_, index) => createSeeded(first + index, password, now)))
    }
  }
  await Promise.all(Array.from({ length: UNDER_WAY }, fill))
  await close()
}

/** What the browser of a seeded account sends. */
export function cookieOfSeeded(user: number): string {
  return formatSessionCookie(`${idOf(user)}.${secretOf(user)}`)
}

/** What it sends when its session is over: the account knows it, and mails nobody about a login from a new device. */
export function deviceCookieOfSeeded(user: number): string {
  return `__Host-latchkey-device=${secretOf(user)}`
}

function createSeeded(user: number, password: PasswordHash, now: Date): Account {
  const secretHash = hashSecret(secretOf(user))
  return {
    ...EMPTY_ACCOUNT,
    id: idOf(user),
    version: 1,
    email: emailOf(user),
    emailKey: emailOf(user),
    name: `User ${user}`,
    password,
    confirmedAt: now,
    approvedAt: now,
    createdAt: now,
    sessions: [{ id: idOf(user), secretHash, remember: true, userAgent: 'bench', createdAt: now, lastSeenAt: now, provenAt: now }],
    devices: [{ secretHash, addedAt: now, lastUsedAt: now, userAgent: 'bench' }],
    activity: ['signed_up', 'confirmed', 'logged_in'].map((event) => ({ event, at: now, userAgent: 'bench' })),
  }
}

/** Ids and secrets that anybody can work out: only for a bench. */
function idOf(user: number): string {
  return secretOf(user).slice(0, 22)
}

function secretOf(user: number): string {
  return createHash('sha256').update(`user ${user} of the bench`).digest('base64url')
}
