import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startExpressHello } from './express-hello.ts'
import { measureRps } from './measure-rps.ts'
import { median } from './median.ts'
import { startLatchkey } from './start-latchkey.ts'

const ROUNDS = 5
const REQUESTS = 4000
const CONNECTIONS = 32
const RESULTS = join(import.meta.dirname, '../../../.cache/bench')

// Only ratios within one run count, on a machine that others use too: so the two take turns.
await using latchkey = await startLatchkey()
await using hello = await startExpressHello()
const targets = [
  { name: 'session read (currentUser over tRPC, SQLite)', ...latchkey.sessionRead },
  { name: 'bare Express 5 hello', ...hello.request },
]
const rounds: number[][] = targets.map(() => [])
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [index, target] of targets.entries()) {
    const rps = await measureRps(target, { requests: REQUESTS, connections: CONNECTIONS })
    if (round > 0) rounds[index]?.push(rps) // the first warms up
  }
}
const [read = [], bare = []] = rounds
const ratios = read.map((rps, round) => rps / (bare[round] ?? Number.NaN))
const results = { requestsPerSecond: { sessionRead: median(read), expressHello: median(bare) }, ratio: median(ratios), ratios }
console.table(targets.map(({ name }, index) => ({ name, 'requests/s (median)': Math.round(median(rounds[index] ?? [])) })))
console.log(`Session reads run at ${results.ratio.toFixed(2)} of bare Express (goal: at least 0.75).`)
mkdirSync(RESULTS, { recursive: true })
writeFileSync(join(RESULTS, 'session-read.json'), JSON.stringify(results, null, 2))
