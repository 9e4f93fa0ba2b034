import { availableParallelism } from 'node:os'
import { seedAccounts } from './seed-accounts.ts'
import { startLatchkey } from './targets/latchkey.ts'
import { makeFolder, type AuthTarget } from './targets/target.ts'
import { startLoadGenerators } from './tools/load.ts'
import { median, medianRatio } from './tools/median.ts'
import { makeMongoDatabase } from './tools/mongo-database.ts'
import { round, type Report } from './tools/report.ts'
import { takeTurns } from './tools/take-turns.ts'

const ROUNDS = 3
const SECONDS = 4
const COST = 10
const ACCOUNTS = 64

interface Ground {
  readonly store: string
  readonly mongodbUri?: string
}

interface Group {
  readonly store: string
  readonly servers: readonly AuthTarget[]
}

/** One process and two on one database: the embedded one, and MongoDB if `MONGODB_URI` names it. The load has to come from the same cores, so reads gain nothing where there are only two. */
export async function measureProcesses(): Promise<Report> {
  using folder = makeFolder()
  await using mongo = makeMongoDatabase()
  await using stack = new AsyncDisposableStack()
  const grounds: Ground[] = [{ store: 'SQLite' }, ...(mongo ? [{ store: 'MongoDB', mongodbUri: mongo.uri }] : [])]
  const groups: Group[] = []
  for (const { store, mongodbUri } of grounds) {
    const options = { dataDir: folder.path, cost: COST, ...(mongodbUri !== undefined && { mongodbUri }) }
    await seedAccounts({ ...options, accounts: ACCOUNTS })
    const one = stack.use(await startLatchkey(options))
    const other = stack.use(await startLatchkey(options))
    groups.push({ store, servers: [one] }, { store, servers: [one, other] })
  }
  return await measureGroups(groups)
}

async function measureGroups(groups: readonly Group[]): Promise<Report> {
  // A generator knows one server: each has its own, and they share the connections.
  await using first = await startLoadGenerators()
  await using second = await startLoadGenerators()
  const samples = await takeTurns(groups, ROUNDS, async ({ servers }) => {
    const run = async (connections: number, requestsOf: (server: AuthTarget, index: number) => AuthTarget['logins']) => {
      const share = connections / servers.length
      const rates = servers.map(async (server, index) => {
        const generator = index === 0 ? first : second
        return (await generator.closedLoop({ requests: requestsOf(server, index), connections: share, seconds: SECONDS })).perSecond
      })
      return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0)
    }
    const perServer = ACCOUNTS / servers.length
    return {
      reads: await run(32, ({ sessionReads }) => sessionReads),
      // Each account at one server only, so that connections do not meet in it.
      logins: await run(8, ({ logins }, index) => logins.slice(index * perServer, (index + 1) * perServer)),
    }
  })
  const values = (index: number, key: 'reads' | 'logins') => samples[index]?.map((sample) => sample[key]) ?? []
  /** Of the single process on the same store, which stands before the two. */
  const ofOne = (index: number, key: 'reads' | 'logins') => round(medianRatio(values(index, key), values(index - (index % 2), key)), 2)
  return {
    title: `One and two processes on one database, ${availableParallelism()} cores shared with the load, medians of ${ROUNDS} rounds`,
    rows: groups.map(({ store, servers }, index) => ({
      store,
      processes: servers.length,
      'reads/s': round(median(values(index, 'reads'))),
      'reads of one': ofOne(index, 'reads'),
      'logins/s': round(median(values(index, 'logins')), 1),
      'logins of one': ofOne(index, 'logins'),
    })),
    verdicts: [],
  }
}
