import { writeSync } from 'node:fs'
import { createSqliteAccountStore } from '../adapters/sqlite/account-store.ts'
import { openSqliteDatabase } from '../adapters/sqlite/open-database.ts'

// A process of its own that raises the version of one account by compare-and-swap, and prints each version that was acknowledged:
//   node count-up.ts <database file> <account id> <times>
const [file = '', id = '', times = ''] = process.argv.slice(2)
const store = createSqliteAccountStore(openSqliteDatabase(file))

let done = 0
while (done < Number(times)) {
  const account = await store.byId(id)
  if (!account) throw new Error('no such account')
  const version = account.version + 1
  const isStored = await store.replace({ ...account, version, name: `version ${version}` }, account.version)
  if (!isStored) continue
  done += 1
  writeSync(1, `${version}\n`)
}
await store.close()
