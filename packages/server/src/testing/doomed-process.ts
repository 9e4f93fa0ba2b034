import { writeSync } from 'node:fs'
import { createDevMailbox } from '../adapters/dev-mailbox/dev-mailbox.ts'
import { createSqliteAccountStore } from '../adapters/sqlite/account-store.ts'
import { openSqliteDatabase } from '../adapters/sqlite/open-database.ts'
import { createSqliteRateLimiter } from '../adapters/sqlite/rate-limiter.ts'
import type { AccountStore } from '../ports/account-store.ts'
import { doDeed, type Deed } from './deed.ts'
import { createTestClock } from './test-clock.ts'

// A process of its own that does one thing and kills itself when it has changed accounts n times; with 0, when it is about to for the first time:
//   node doomed-process.ts <database file> <mailbox folder> <time> <n> <deed as JSON>
const [file = '', mailboxFolder = '', time = '', count = '', deed = ''] = process.argv.slice(2)
const WRITES: ReadonlySet<unknown> = new Set(['insert', 'insertMany', 'replace', 'delete'])
let writesLeft = Number(count)

function doom(store: AccountStore): AccountStore {
  return new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name)
      if (!WRITES.has(name) || typeof method !== 'function') return method
      return async (...given: unknown[]): Promise<unknown> => {
        if (writesLeft === 0) process.kill(process.pid, 'SIGKILL')
        const result: unknown = await Reflect.apply(method, target, given)
        writesLeft -= 1
        if (writesLeft === 0) process.kill(process.pid, 'SIGKILL')
        return result
      }
    },
  })
}

const database = openSqliteDatabase(file)
const clock = createTestClock(new Date(time))
const ground = {
  store: doom(createSqliteAccountStore(database)),
  limiter: createSqliteRateLimiter(database, clock),
  mailbox: createDevMailbox(mailboxFolder),
  clock,
}
await doDeed(ground, JSON.parse(deed) as Deed, () => writeSync(1, 'answered\n'))
