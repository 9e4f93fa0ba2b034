import { startLatchkey } from './targets/latchkey.ts'
import { startBetterAuth, startExpress, startPassport } from './targets/peers.ts'
import { startLoadGenerators } from './tools/load.ts'
import { readMemoryMb } from './tools/process-stats.ts'
import { judge, round, type Report } from './tools/report.ts'

const CONNECTIONS = 32
const SECONDS = 10

/** What a server holds after it was busy (P10). */
export async function measureMemory(): Promise<Report> {
  await using load = await startLoadGenerators()
  await using express = await startExpress()
  await using passport = await startPassport()
  await using betterAuth = await startBetterAuth()
  await using latchkey = await startLatchkey()
  const after: number[] = []
  const targets = [latchkey, express, passport, betterAuth]
  for (const { pid, sessionReads } of targets) {
    await load.closedLoop({ requests: sessionReads, connections: CONNECTIONS, seconds: SECONDS })
    after.push(readMemoryMb(pid))
  }
  const [own = Number.NaN, bare = Number.NaN, , better = Number.NaN] = after
  return {
    title: `Resident memory after ${SECONDS} s of session reads over ${CONNECTIONS} connections`,
    rows: targets.map(({ name }, index) => ({ server: name, 'memory MB': round(after[index] ?? Number.NaN) })),
    verdicts: [
      judge('P10 memory of bare Express ≤ 1.25', own / bare, { max: 1.25 }),
      judge('P10 memory of Better Auth ≤ 0.5', own / better, { max: 0.5 }),
    ],
  }
}
