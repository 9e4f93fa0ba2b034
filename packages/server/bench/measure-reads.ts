import { startBareTrpc, startBetterAuth, startBareNode, startExpress, startPassport, startTrpc } from './targets/peers.ts'
import { startLatchkey } from './targets/latchkey.ts'
import type { Target } from './targets/target.ts'
import { startLoadGenerators, type ClosedLoopResult, type LoadGenerators } from './tools/load.ts'
import { median, medianRatio } from './tools/median.ts'
import { readCpuMs } from './tools/process-stats.ts'
import { judge, round, type Report } from './tools/report.ts'
import { takeTurns } from './tools/take-turns.ts'

const ROUNDS = 5
const SECONDS = 3
const CONNECTIONS = 32

interface Sample extends ClosedLoopResult {
  /** CPU time of the server for one request. */
  readonly cpuMicroseconds: number
}

/** Session reads as fast as they are answered, against everything (P1, P2, P3). */
export async function measureReads(): Promise<Report> {
  await using load = await startLoadGenerators()
  await using bare = await startBareNode()
  await using express = await startExpress()
  await using trpc = await startTrpc()
  await using bareTrpc = await startBareTrpc()
  await using passport = await startPassport()
  await using betterAuth = await startBetterAuth()
  await using latchkey = await startLatchkey()
  const targets = [latchkey, express, bare, bareTrpc, trpc, passport, betterAuth]
  const samples = await takeTurns(targets, ROUNDS, (target) => measureRead(load, target))
  const values = (target: Target, key: keyof Sample) => samples[targets.indexOf(target)]?.map((sample) => sample[key]) ?? []
  const times = (key: keyof Sample, other: Target) => medianRatio(values(latchkey, key), values(other, key))
  const p99 = median(values(latchkey, 'p99'))
  return {
    title: `Session reads, ${CONNECTIONS} connections, medians of ${ROUNDS} rounds of ${SECONDS} s`,
    rows: targets.map((target) => ({
      server: target.name,
      'requests/s': round(median(values(target, 'perSecond'))),
      'of Express': round(medianRatio(values(target, 'perSecond'), values(express, 'perSecond')), 2),
      'CPU µs/request': round(median(values(target, 'cpuMicroseconds'))),
      'CPU of Express': round(medianRatio(values(target, 'cpuMicroseconds'), values(express, 'cpuMicroseconds')), 2),
      'p50 ms': round(median(values(target, 'p50')), 1),
      'p99 ms': round(median(values(target, 'p99')), 1),
    })),
    verdicts: [
      judge('P1 requests/s of bare Express ≥ 0.75', times('perSecond', express), { min: 0.75 }),
      judge('P1 CPU of bare Express ≤ 1.4', times('cpuMicroseconds', express), { max: 1.4 }),
      judge('P2 requests/s of Better Auth ≥ 20', times('perSecond', betterAuth), { min: 20 }),
      judge('P2 requests/s of express-session + passport ≥ 1.8', times('perSecond', passport), { min: 1.8 }),
      judge('P2 requests/s of the official tRPC adapter ≥ 3.5', times('perSecond', trpc), { min: 3.5 }),
      judge('P3 p99 ≤ 10 ms', p99, { max: 10 }),
      judge('P3 p99 of bare Express ≤ 2.5', times('p99', express), { max: 2.5 }),
    ],
  }
}

/** One round of reads of one server. */
export async function measureRead(load: LoadGenerators, { pid, sessionReads }: Target): Promise<Sample> {
  const before = readCpuMs(pid)
  const result = await load.closedLoop({ requests: sessionReads, connections: CONNECTIONS, seconds: SECONDS })
  return { ...result, cpuMicroseconds: ((readCpuMs(pid) - before) * 1000) / result.count }
}
