import { CONNECTIONS, SECONDS, NEWCOMERS } from './measure-logins.ts'
import { measureRead } from './measure-reads.ts'
import { startLatchkey } from './targets/latchkey.ts'
import { startBetterAuth } from './targets/peers.ts'
import type { AuthTarget } from './targets/target.ts'
import { startLoadGenerators } from './tools/load.ts'
import { median, medianRatio } from './tools/median.ts'
import { makeMongoDatabase } from './tools/mongo-database.ts'
import { judge, round, type Report } from './tools/report.ts'
import { takeTurns } from './tools/take-turns.ts'

const ROUNDS = 3
/** As many as there are connections and more: each read is another account's. */
const READERS = 64

/** Session reads, logins and sign-ups on MongoDB, against Better Auth on the same server (P12). Needs `MONGODB_URI`; null without it. */
export async function measureMongo(): Promise<Report | null> {
  await using ours = makeMongoDatabase()
  await using theirs = makeMongoDatabase()
  if (!ours || !theirs) return null
  await using load = await startLoadGenerators()
  await using latchkey = await startLatchkey({ mongodbUri: ours.uri, readers: READERS })
  await using betterAuth = await startBetterAuth(10, { MONGODB_URI: theirs.uri }, READERS)
  const targets = [latchkey, betterAuth]
  const run = async (requests: AuthTarget['logins']) =>
    (await load.closedLoop({ requests, connections: CONNECTIONS, seconds: SECONDS })).perSecond
  const samples = await takeTurns(targets, ROUNDS, async (target) => ({
    ...(await measureRead(load, target)),
    logins: await run(target.logins),
    signUps: await run(target.signUps(NEWCOMERS)),
  }))
  const values = (index: number, key: keyof (typeof samples)[number][number]) => samples[index]?.map((sample) => sample[key]) ?? []
  return {
    title: `On MongoDB: reads of ${READERS} sessions over 32 connections, logins and sign-ups by ${CONNECTIONS} clients without pause, medians of ${ROUNDS} rounds`,
    rows: targets.map(({ name }, index) => ({
      server: name,
      'reads/s': round(median(values(index, 'perSecond'))),
      'CPU µs/read': round(median(values(index, 'cpuMicroseconds'))),
      'p99 of reads ms': round(median(values(index, 'p99')), 1),
      'logins/s': round(median(values(index, 'logins')), 1),
      'sign-ups/s': round(median(values(index, 'signUps')), 1),
    })),
    verdicts: [judge('P12 requests/s of Better Auth ≥ 10', medianRatio(values(0, 'perSecond'), values(1, 'perSecond')), { min: 10 })],
  }
}
