import { measureRead } from './measure-reads.ts'
import { seedAccounts } from './seed-accounts.ts'
import { startLatchkey } from './targets/latchkey.ts'
import { makeFolder } from './targets/target.ts'
import { startLoadGenerators } from './tools/load.ts'
import { median, medianRatio } from './tools/median.ts'
import { makeMongoDatabase } from './tools/mongo-database.ts'
import { readMemoryMb } from './tools/process-stats.ts'
import { judge, round, type Report } from './tools/report.ts'
import { takeTurns } from './tools/take-turns.ts'

const ROUNDS = 3
const SIZES = [1_000, 100_000, 1_000_000]
const LARGEST = SIZES.length - 1
const READERS = 1_000
const COST = 10
const LOGIN_SECONDS = 4

/** Whether it gets slower with the number of accounts (P8), on the embedded store and, if `MONGODB_URI` names one, on MongoDB: each client's turn is another account's, far apart in the database. */
export async function measureAccounts(): Promise<Report> {
  await using load = await startLoadGenerators()
  await using stack = new AsyncDisposableStack()
  const start = async (store: string, accounts: number, mongodbUri?: string) => {
    const options = { accounts, cost: COST, dataDir: stack.use(makeFolder()).path, ...(mongodbUri !== undefined && { mongodbUri }) }
    await seedAccounts(options)
    return { ...stack.use(await startLatchkey({ ...options, readers: READERS })), store, accounts }
  }
  const targets = []
  for (const size of SIZES) targets.push(await start('SQLite', size))
  for (const size of SIZES) {
    const database = makeMongoDatabase()
    if (database) targets.push(await start('MongoDB', size, stack.use(database).uri))
  }
  const samples = await takeTurns(targets, ROUNDS, async (target) => {
    const one = async (requests: typeof target.logins) => (await load.closedLoop({ requests, connections: 1, seconds: LOGIN_SECONDS })).p50
    return {
      reads: (await measureRead(load, target)).perSecond,
      login: await one(target.logins),
      signUp: await one(target.signUps(500)),
      memory: readMemoryMb(target.pid),
    }
  })
  const values = (index: number, key: 'reads' | 'login' | 'signUp' | 'memory') => samples[index]?.map((sample) => sample[key]) ?? []
  const ofSmallest = (key: 'reads' | 'login' | 'signUp') => medianRatio(values(LARGEST, key), values(0, key))
  const mongo = SIZES.length
  const mongoReads = () => medianRatio(values(mongo + LARGEST, 'reads'), values(mongo, 'reads'))
  return {
    title: `By number of accounts: reads of ${READERS} sessions among them, one login or sign-up at a time (bcrypt cost ${COST}), medians of ${ROUNDS} rounds`,
    rows: targets.map(({ store, accounts }, index) => ({
      store,
      accounts: accounts.toLocaleString('en'),
      'reads/s': round(median(values(index, 'reads'))),
      'login p50 ms': round(median(values(index, 'login')), 1),
      'sign-up p50 ms': round(median(values(index, 'signUp')), 1),
      'memory MB': round(median(values(index, 'memory'))),
    })),
    verdicts: [
      judge('P8 reads with 1 M accounts of those with 1 k ≥ 0.75', ofSmallest('reads'), { min: 0.75 }),
      judge('P8 login p50 of that with 1 k ≤ 1.05', ofSmallest('login'), { max: 1.05 }),
      judge('P8 sign-up p50 of that with 1 k ≤ 1.05', ofSmallest('signUp'), { max: 1.05 }),
      judge('P8 memory with 1 M accounts ≤ 700 MB', median(values(LARGEST, 'memory')), { max: 700 }),
      ...(targets.length > mongo
        ? [judge('P8 on MongoDB, reads with 1 M accounts of those with 1 k ≥ 0.75', mongoReads(), { min: 0.75 })]
        : []),
    ],
  }
}
