import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnServer } from '../src/testing/spawn-server.ts'
import { median } from './median.ts'

// Does memory stay flat (AV-6)? `pnpm bench:soak 600` runs ten minutes of everything that strangers can call, each time with another address.
const seconds = Number(process.argv[2] ?? 60)
const CALLERS = 16
const token = 'a-token-for-the-metrics'
const password = 'a fine long password'
const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-soak-'))
const server = await spawnServer({ DATA_DIR: dataDir, METRICS_TOKEN: token })
const end = performance.now() + seconds * 1000
let calls = 0

async function callAll(caller: number): Promise<void> {
  for (let turn = 0; performance.now() < end; turn += 1) {
    const email = `user-${caller}-${turn}@x.test`
    const answers = await Promise.all([
      server.call('signup', { email, password, name: 'Ada' }),
      server.call('login', { identifier: email, password: 'wrong password' }),
      server.call('requestPasswordReset', { email }),
      fetch(`${server.url}/trpc/auth.currentUser`),
      fetch(`${server.url}/nowhere`),
    ])
    for (const answer of answers) await answer.arrayBuffer()
    calls += answers.length
  }
}

async function readMegabytes(): Promise<number> {
  const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(await answer.text())?.[1]) / 2 ** 20
}

const samples: number[] = []
const sampler = setInterval(() => void readMegabytes().then((megabytes) => samples.push(megabytes)), (seconds * 1000) / 60)
await Promise.all(Array.from({ length: CALLERS }, (_, caller) => callAll(caller)))
clearInterval(sampler)
// The first third fills caches and grows the heap to its size.
const third = Math.floor(samples.length / 3)
const [middle, last] = [median(samples.slice(third, 2 * third)), median(samples.slice(2 * third))]
console.log(
  `${calls} calls in ${seconds} s; resident memory ${middle.toFixed(0)} MB in the second third, ${last.toFixed(0)} MB in the last`,
)
await server[Symbol.asyncDispose]()
rmSync(dataDir, { recursive: true })
