import { availableParallelism } from 'node:os'
import { seedAccounts } from './seed-accounts.ts'
import { startLatchkey } from './targets/latchkey.ts'
import { makeFolder } from './targets/target.ts'
import { startLoadGenerators } from './tools/load.ts'
import { median, medianRatio } from './tools/median.ts'
import { round, type Report } from './tools/report.ts'
import { takeTurns } from './tools/take-turns.ts'

const ROUNDS = 3
const SECONDS = 4
const COST = 10

/** One process and two on one database file. The load has to come from the same cores, so reads gain nothing where there are only two. */
export async function measureProcesses(): Promise<Report> {
  await using load = await startLoadGenerators()
  using folder = makeFolder()
  await seedAccounts({ dataDir: folder.path, accounts: 64, cost: COST })
  await using one = await startLatchkey({ dataDir: folder.path, cost: COST })
  await using other = await startLatchkey({ dataDir: folder.path, cost: COST })
  const groups = [[one], [one, other]]
  const samples = await takeTurns(groups, ROUNDS, async (servers) => {
    const run = async (requests: typeof one.logins, connections: number) =>
      (await load.closedLoop({ requests, connections, seconds: SECONDS })).perSecond
    const reads = await run(
      servers.flatMap(({ sessionReads }) => sessionReads),
      32,
    )
    const perServer = one.logins.length / servers.length
    const logins = servers.flatMap((server, index) => server.logins.slice(index * perServer, (index + 1) * perServer))
    return { reads, logins: await run(logins, 8) }
  })
  const values = (index: number, key: 'reads' | 'logins') => samples[index]?.map((sample) => sample[key]) ?? []
  return {
    title: `One and two processes on one SQLite file, ${availableParallelism()} cores shared with the load, medians of ${ROUNDS} rounds`,
    rows: groups.map((servers, index) => ({
      processes: servers.length,
      'reads/s': round(median(values(index, 'reads'))),
      'reads of one': round(medianRatio(values(index, 'reads'), values(0, 'reads')), 2),
      'logins/s': round(median(values(index, 'logins')), 1),
      'logins of one': round(medianRatio(values(index, 'logins'), values(0, 'logins')), 2),
    })),
    verdicts: [],
  }
}
