import { measureAccounts } from './measure-accounts.ts'
import { measureColdStart } from './measure-cold-start.ts'
import { measureLogins } from './measure-logins.ts'
import { measureMemory } from './measure-memory.ts'
import { measureMongo } from './measure-mongo.ts'
import { measureOverload } from './measure-overload.ts'
import { measureProcesses } from './measure-processes.ts'
import { measureReads } from './measure-reads.ts'
import { measureStorm } from './measure-storm.ts'
import { measureTiming } from './measure-timing.ts'
import { buildServer } from './tools/built-server.ts'
import { installPeers } from './tools/peers.ts'
import { publish, type Report } from './tools/report.ts'

/** What `pnpm bench [name…]` can measure; without a name, all of it. */
const BENCHES: Readonly<Record<string, () => Promise<Report | null>>> = {
  reads: measureReads,
  logins: measureLogins,
  storm: measureStorm,
  overload: measureOverload,
  accounts: measureAccounts,
  'cold-start': measureColdStart,
  memory: measureMemory,
  mongo: measureMongo,
  processes: measureProcesses,
  timing: measureTiming,
}

const given = process.argv.slice(2)
const unknown = given.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(1)
}
buildServer()
installPeers()
for (const [name, measure] of Object.entries(BENCHES)) {
  if (given.length > 0 && !given.includes(name)) continue
  const report = await measure()
  if (report) publish(name, report)
  else console.log(`\n${name}: not measured, MONGODB_URI names no server.`)
}
