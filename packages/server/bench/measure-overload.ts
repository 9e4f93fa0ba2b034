import { availableParallelism } from 'node:os'
import { measureRawBcrypt } from './measure-logins.ts'
import { startLatchkey } from './targets/latchkey.ts'
import { startLoadGenerators } from './tools/load.ts'
import { median } from './tools/median.ts'
import { judge, round, type Report } from './tools/report.ts'
import { takeTurns } from './tools/take-turns.ts'

const ROUNDS = 5
const SECONDS = 10
const TIMES_TOO_MANY = 4
const READS_PER_SECOND = 300

/** Four times the logins that the machine can hash, in an open loop, and reads beside them (P7). */
export async function measureOverload(): Promise<Report> {
  await using load = await startLoadGenerators()
  await using latchkey = await startLatchkey()
  const raw = await measureRawBcrypt()
  const hashMs = (availableParallelism() * 1000) / raw
  const reads = { requests: latchkey.sessionReads, perSecond: READS_PER_SECOND, seconds: SECONDS, stepsAhead: true }
  // As in a storm (P4), whose logins don't step ahead either.
  const logins = { requests: latchkey.logins, perSecond: Math.round(raw * TIMES_TOO_MANY), seconds: SECONDS, stepsAhead: false }
  const [samples = []] = await takeTurns([latchkey], ROUNDS, async () => {
    const idle = await load.openLoop(reads)
    const [during, answers] = await Promise.all([load.openLoop(reads), load.openLoop(logins)])
    return { idle, during, answers }
  })
  const of = (pick: (sample: (typeof samples)[number]) => number | undefined) => median(samples.map((sample) => pick(sample) ?? Number.NaN))
  const accepted = of(({ answers }) => answers[200]?.p99) / hashMs
  const refused = of(({ answers }) => answers[503]?.p99)
  const slowdown = of(({ idle, during }) => (during[200]?.p99 ?? Number.NaN) / (idle[200]?.p99 ?? Number.NaN))
  return {
    title: `${logins.perSecond} logins a second where ${round(raw, 1)} can be hashed, medians of ${ROUNDS} rounds of ${SECONDS} s`,
    rows: [
      {
        answer: '200: logged in',
        count: of(({ answers }) => answers[200]?.count),
        'p50 ms': round(
          of(({ answers }) => answers[200]?.p50),
          1,
        ),
        'p99 ms': round(accepted * hashMs, 1),
      },
      {
        answer: '503: come back',
        count: of(({ answers }) => answers[503]?.count),
        'p50 ms': round(
          of(({ answers }) => answers[503]?.p50),
          1,
        ),
        'p99 ms': round(refused, 1),
      },
      {
        answer: 'session reads meanwhile',
        count: of(({ during }) => during[200]?.count),
        'p50 ms': round(
          of(({ during }) => during[200]?.p50),
          1,
        ),
        'p99 ms': round(
          of(({ during }) => during[200]?.p99),
          1,
        ),
      },
    ],
    verdicts: [
      judge('P7 p99 of accepted logins, in hash times ≤ 8', accepted, { max: 8 }),
      judge('P7 p99 of refusals ≤ 10 ms', refused, { max: 10 }),
      judge('P7 p99 of reads, of idle ≤ 2', slowdown, { max: 2 }),
    ],
  }
}
