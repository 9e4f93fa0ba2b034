import { parseArgs } from 'node:util'
import { seedAccounts } from './seed-accounts.ts'
import { PASSWORD } from './targets/target.ts'

// For load tests of your own: `node packages/server/bench/seed.ts --data-dir .data/load --accounts 100000`. Never a route of the server.
const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    accounts: { type: 'string', default: '1000' },
    cost: { type: 'string', default: '12' },
  },
})
if (values['data-dir'] === undefined) {
  console.error('Name a folder that has no database yet: --data-dir <folder> [--accounts 1000] [--cost 12]')
  process.exit(1)
}
await seedAccounts({ dataDir: values['data-dir'], accounts: Number(values.accounts), cost: Number(values.cost) })
console.log(`${values.accounts} accounts, user-0@x.test and so on, with the password "${PASSWORD}"`)
