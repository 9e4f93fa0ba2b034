import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { linkOf } from '../src/testing/read-mail.ts'
import { spawnServer } from '../src/testing/spawn-server.ts'
import { cookiesOf } from '../src/testing/start-test-server.ts'
import { median } from './tools/median.ts'

// Does memory stay flat (AV-6)? `pnpm bench:soak 600 20` lives for ten minutes with twenty newcomers a second: each from another address, each with all that strangers and owners do.
const [seconds = 60, perSecond = 20] = process.argv.slice(2).map(Number)
const token = 'a-token-for-the-metrics'
const password = 'a fine long password'
const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-soak-'))
// The callers' addresses are taken from a header, or the limits of one source would soon let nothing through.
const server = await spawnServer({ DATA_DIR: dataDir, METRICS_TOKEN: token, TRUST_PROXY: '1', MAIL_TOTAL_HOUR: '10000000' })
const end = performance.now() + seconds * 1000
const statuses = new Map<number | string, number>()

function count(outcome: number | string): void {
  statuses.set(outcome, (statuses.get(outcome) ?? 0) + 1)
}

/** One who signs up, confirms if the mail is there in time, looks around, mistypes, forgets and leaves. */
async function live(person: number): Promise<void> {
  const email = `user-${person}@x.test`
  const from = { 'x-forwarded-for': `10.${(person >> 16) & 255}.${(person >> 8) & 255}.${person & 255}` }
  const call = async (name: string, input: unknown, headers = {}) => {
    const answer = await server.call(name, input, { ...from, ...headers })
    count(answer.status)
    await answer.arrayBuffer()
    return answer
  }
  const signup = await call('signup', { email, password, name: 'Ada' })
  await call('login', { identifier: email, password: 'wrong password' })
  await call('requestPasswordReset', { email: `nobody-${person}@x.test` })
  await wait(1000)
  const mail = (await server.mailsTo(email))[0]
  if (!mail) return
  const { key } = linkOf(mail)
  const session = { cookie: cookiesOf(await call('confirmEmail', { email, key }, { cookie: cookiesOf(signup) })) }
  for (let look = 0; look < 5; look += 1)
    await (await fetch(`${server.url}/trpc/auth.currentUser`, { headers: { ...from, ...session } })).arrayBuffer()
  await call('requestEmailChange', { email: `new-${person}@x.test`, password }, session)
  await call('logout', {}, session)
  await (await fetch(`${server.url}/nowhere-${person}`)).arrayBuffer()
}

async function readMegabytes(): Promise<{ resident: number; heap: number }> {
  const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  const text = await answer.text()
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]) / 2 ** 20
  return { resident: read('process_resident_memory_bytes'), heap: read('nodejs_heap_size_used_bytes') }
}

const samples: Awaited<ReturnType<typeof readMegabytes>>[] = []
const sampler = setInterval(
  () =>
    void readMegabytes().then(
      (sample) => samples.push(sample),
      () => null,
    ),
  (seconds * 1000) / 60,
)
const lives: Promise<void>[] = []
for (let person = 0; performance.now() < end; person += 1) {
  // A connection that ended just when it was to be used again is none of the server's faults.
  lives.push(live(person).catch((error: unknown) => count(String(error))))
  await wait(1000 / perSecond)
}
await Promise.all(lives)
clearInterval(sampler)

// The first third fills caches and grows the heap to its size.
const third = Math.floor(samples.length / 3)
const say = (part: typeof samples) =>
  `${median(part.map(({ resident }) => resident)).toFixed(0)} MB resident, ${median(part.map(({ heap }) => heap)).toFixed(0)} MB heap`
console.log(`${lives.length} people in ${seconds} s; answers ${[...statuses].map(([outcome, times]) => `${outcome}: ${times}`).join(', ')}`)
for (const [index, name] of ['first', 'second', 'last'].entries())
  console.log(`${name} third: ${say(samples.slice(index * third, (index + 1) * third))}`)
await server[Symbol.asyncDispose]()
rmSync(dataDir, { recursive: true })
