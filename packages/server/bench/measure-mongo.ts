import { measureRead } from './measure-reads.ts'
import { startLatchkey } from './targets/latchkey.ts'
import { startBetterAuth } from './targets/peers.ts'
import { startLoadGenerators } from './tools/load.ts'
import { median, medianRatio } from './tools/median.ts'
import { judge, round, type Report } from './tools/report.ts'
import { takeTurns } from './tools/take-turns.ts'

const ROUNDS = 3

/** Session reads on MongoDB, against Better Auth on the same server (P12). Needs `MONGODB_URI`; null without it. */
export async function measureMongo(): Promise<Report | null> {
  const uri = process.env['MONGODB_URI']
  if (uri === undefined) return null
  await using load = await startLoadGenerators()
  await using latchkey = await startLatchkey({ mongodbUri: withDatabase(uri, `bench-latchkey-${process.pid}`) })
  await using betterAuth = await startBetterAuth(10, { MONGODB_URI: withDatabase(uri, `bench-better-auth-${process.pid}`) })
  const targets = [latchkey, betterAuth]
  const samples = await takeTurns(targets, ROUNDS, (target) => measureRead(load, target))
  const values = (index: number, key: 'perSecond' | 'p99' | 'cpuMicroseconds') => samples[index]?.map((sample) => sample[key]) ?? []
  return {
    title: `Session reads on MongoDB, medians of ${ROUNDS} rounds`,
    rows: targets.map(({ name }, index) => ({
      server: name,
      'requests/s': round(median(values(index, 'perSecond'))),
      'CPU µs/request': round(median(values(index, 'cpuMicroseconds'))),
      'p99 ms': round(median(values(index, 'p99')), 1),
    })),
    verdicts: [judge('P12 requests/s of Better Auth ≥ 10', medianRatio(values(0, 'perSecond'), values(1, 'perSecond')), { min: 10 })],
  }
}

function withDatabase(uri: string, name: string): string {
  const url = new URL(uri)
  url.pathname = `/${name}`
  return url.href
}
