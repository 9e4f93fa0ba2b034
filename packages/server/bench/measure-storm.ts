import { measureRawBcrypt } from './measure-logins.ts'
import { startLatchkey } from './targets/latchkey.ts'
import { startBetterAuth, startPassport } from './targets/peers.ts'
import type { AuthTarget } from './targets/target.ts'
import { startLoadGenerators, WARM_UP_SECONDS, type LoadGenerators } from './tools/load.ts'
import { median, medianRatio } from './tools/median.ts'
import { judge, round, type Report } from './tools/report.ts'
import { takeTurns } from './tools/take-turns.ts'

const ROUNDS = 7
const SECONDS = 10
const CLIENTS = 8
const READS_PER_SECOND = 300
/** As on a system whose threads have no priorities of their own: setting one does nothing. */
const WITHOUT_PRIORITIES =
  '--import=data:text/javascript,import%20os%20from%22node:os%22;import%7BsyncBuiltinESMExports%7Dfrom%22node:module%22;os.setPriority=()=%3E%7B%7D;syncBuiltinESMExports()'

interface Sample {
  readonly idleP99: number
  readonly stormP99: number
  readonly loginsPerSecond: number
}

/** What clients that log in without pause do to everybody else (P4, P5). */
export async function measureStorm(): Promise<Report> {
  await using load = await startLoadGenerators()
  await using passport = await startPassport()
  await using betterAuth = await startBetterAuth()
  await using latchkey = await startLatchkey()
  await using plain = await startLatchkey({ name: 'Latchkey without thread priorities', env: { NODE_OPTIONS: WITHOUT_PRIORITIES } })
  const targets = [latchkey, plain, passport, betterAuth]
  const raw: number[] = []
  const samples = await takeTurns(targets, ROUNDS, async (target) => {
    if (target !== latchkey) return await stormOnce(load, target)
    // Before and after: the verdict is about hundredths, and the machine is a few of them faster or slower from one minute to the next.
    const before = await measureRawBcrypt()
    const sample = await stormOnce(load, target)
    raw.push((before + (await measureRawBcrypt())) / 2)
    return sample
  })
  raw.shift() // of the round that warms up
  const values = (index: number, key: keyof Sample) => samples[index]?.map((sample) => sample[key]) ?? []
  const slowdown = (index: number) => medianRatio(values(index, 'stormP99'), values(index, 'idleP99'))
  const logins = (index: number) => medianRatio(values(index, 'loginsPerSecond'), raw)
  return {
    title: `${READS_PER_SECOND} session reads a second (open loop) while ${CLIENTS} clients log in without pause, medians of ${ROUNDS} rounds of ${SECONDS} s`,
    rows: targets.map(({ name }, index) => ({
      server: name,
      'p99 idle ms': round(median(values(index, 'idleP99')), 1),
      'p99 storm ms': round(median(values(index, 'stormP99')), 1),
      times: round(slowdown(index), 1),
      'logins/s': round(median(values(index, 'loginsPerSecond')), 1),
      'of bcrypt': round(logins(index), 2),
    })),
    verdicts: [
      judge('P4 p99 of reads in a storm, of idle ≤ 2', slowdown(0), { max: 2 }),
      judge('P4 logins of bcrypt alone ≥ 0.85', logins(0), { min: 0.85 }),
      judge('P5 without priorities ≤ 3.5', slowdown(1), { max: 3.5 }),
    ],
  }
}

async function stormOnce(load: LoadGenerators, { sessionReads, logins }: AuthTarget): Promise<Sample> {
  const reads = { requests: sessionReads, perSecond: READS_PER_SECOND, seconds: SECONDS, stepsAhead: true }
  const idle = await load.openLoop(reads)
  const [storm, { perSecond }] = await Promise.all([
    load.openLoop(reads),
    load.closedLoop({ requests: logins, connections: CLIENTS, seconds: WARM_UP_SECONDS + SECONDS }),
  ])
  return { idleP99: idle[200]?.p99 ?? Number.NaN, stormP99: storm[200]?.p99 ?? Number.NaN, loginsPerSecond: perSecond }
}
