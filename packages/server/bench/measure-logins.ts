import { availableParallelism } from 'node:os'
import { startLatchkey } from './targets/latchkey.ts'
import { startBetterAuth, startPassport } from './targets/peers.ts'
import type { AuthTarget } from './targets/target.ts'
import { startLoadGenerators } from './tools/load.ts'
import { median, medianRatio } from './tools/median.ts'
import { runPeer } from './tools/peers.ts'
import { judge, round, type Report } from './tools/report.ts'
import { takeTurns } from './tools/take-turns.ts'

const ROUNDS = 3
/** What is under way at the end of a round is lost: a long one loses less of what is counted. */
export const SECONDS = 10
export const CONNECTIONS = 8
const COST = 10
/** More than can be answered in a round. */
export const NEWCOMERS = 2000

/** How many passwords bcrypt alone checks in a second, with as many at once as there are cores. */
export async function measureRawBcrypt(): Promise<number> {
  const { perSecond } = (await runPeer('raw-bcrypt.mjs', [COST, availableParallelism(), SECONDS].map(String))) as { perSecond: number }
  return perSecond
}

/** Logins and sign-ups a second, against what the hash alone allows and against those that use the same hash (P6). */
export async function measureLogins(): Promise<Report> {
  await using load = await startLoadGenerators()
  await using passport = await startPassport(COST)
  await using betterAuth = await startBetterAuth(COST)
  await using latchkey = await startLatchkey({ cost: COST })
  const targets = [latchkey, betterAuth, passport]
  const run = async (requests: AuthTarget['logins']) =>
    (await load.closedLoop({ requests, connections: CONNECTIONS, seconds: SECONDS })).perSecond
  const jobs = [measureRawBcrypt, ...targets.flatMap(({ logins, signUps }) => [() => run(logins), () => run(signUps(NEWCOMERS))])]
  const [raw = [], ...rates] = await takeTurns(jobs, ROUNDS, (job) => job())
  const ofRaw = (values: number[] | undefined) => round(medianRatio(values ?? [], raw), 2)
  const rows = targets.map(({ name }, index) => {
    const [logins, signUps] = [rates[2 * index] ?? [], rates[2 * index + 1] ?? []]
    return {
      server: name,
      'logins/s': round(median(logins), 1),
      'of bcrypt': ofRaw(logins),
      'sign-ups/s': round(median(signUps), 1),
      'sign-ups of bcrypt': ofRaw(signUps),
    }
  })
  return {
    title: `Logins and sign-ups, ${CONNECTIONS} clients without pause, bcrypt cost ${COST}, medians of ${ROUNDS} rounds of ${SECONDS} s`,
    rows: [
      ...rows,
      {
        server: 'bcrypt alone',
        'logins/s': round(median(raw), 1),
        'of bcrypt': 1,
        'sign-ups/s': round(median(raw), 1),
        'sign-ups of bcrypt': 1,
      },
    ],
    verdicts: [
      judge('P6 logins of bcrypt alone ≥ 0.9', medianRatio(rates[0] ?? [], raw), { min: 0.9 }),
      judge('P6 sign-ups of bcrypt alone ≥ 0.9', medianRatio(rates[1] ?? [], raw), { min: 0.9 }),
      judge('P6 sign-ups of Better Auth ≥ 1.8', medianRatio(rates[1] ?? [], rates[3] ?? []), { min: 1.8 }),
    ],
  }
}
