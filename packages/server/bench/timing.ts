import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkOf } from '../src/testing/read-mail.ts'
import { spawnServer, waitFor } from '../src/testing/spawn-server.ts'
import { cookiesOf } from '../src/testing/start-test-server.ts'
import { median } from './tools/median.ts'

// Does the time of an answer tell whether an address has an account (EN-2)? States take turns, so that whatever else the machine does hits all alike.
const ROUNDS = 5
const CALLS_PER_ROUND = 12
const STATES = ['unknown', 'unconfirmed', 'confirmed'] as const
const RESULTS = join(import.meta.dirname, '../../../.cache/bench')
const password = 'a fine long password'

const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-timing-'))
// Limits far away, since they are alike anyway and would end the measurement.
const server = await spawnServer({ DATA_DIR: dataDir, BCRYPT_COST: '10', LOGIN_MAX_FAILURES: '100', MAIL_PER_ADDRESS_HOUR: '1000' })
const email = (state: string) => `${state}@x.test`

async function prepare(): Promise<void> {
  for (const state of ['unconfirmed', 'confirmed']) {
    const signup = await server.call('signup', { email: email(state), password, name: 'Ada' })
    await waitFor(async () => (await server.mailsTo(email(state))).length > 0, 20_000)
    if (state === 'unconfirmed') continue
    const { key } = linkOf((await server.mailsTo(email(state)))[0])
    await server.call('confirmEmail', { email: email(state), key }, { cookie: cookiesOf(signup) })
  }
}

const ROUTES: Readonly<Record<string, (address: string) => object>> = {
  login: (identifier) => ({ identifier, password: 'wrong password' }),
  requestPasswordReset: (address) => ({ email: address }),
  resendConfirmation: (address) => ({ email: address }),
  signup: (address) => ({ email: address, password, name: 'Ada' }),
}

async function time(route: string, address: string): Promise<number> {
  const start = performance.now()
  const answer = await server.call(route, ROUTES[route]?.(address))
  await answer.arrayBuffer()
  return performance.now() - start
}

/** For each state the median of each round. A sign-up makes an unknown address known, so each of its calls takes a new one. */
async function measure(route: string): Promise<number[][]> {
  const medians: number[][] = STATES.map(() => [])
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[][] = STATES.map(() => [])
    for (let call = 0; call < CALLS_PER_ROUND; call += 1) {
      for (const [index, state] of STATES.entries()) {
        const address = state === 'unknown' && route === 'signup' ? `new-${round}-${call}@x.test` : email(state)
        times[index]?.push(await time(route, address))
      }
    }
    for (const [index, list] of times.entries()) medians[index]?.push(median(list))
  }
  return medians
}

try {
  await prepare()
  const rows: Record<string, string | number>[] = []
  for (const route of Object.keys(ROUTES)) {
    const medians = await measure(route)
    const overall = medians.map(median)
    // What the same state differs from round to round is noise; a difference of the states has to stand out of it to tell anything.
    const noise = Math.max(...medians.map((list) => Math.max(...list) - Math.min(...list)))
    const spread = Math.max(...overall) - Math.min(...overall)
    const times = Object.fromEntries(STATES.map((state, index) => [`${state} ms`, Number((overall[index] ?? Number.NaN).toFixed(1))]))
    rows.push({ route, ...times, 'spread ms': Number(spread.toFixed(1)), 'noise ms': Number(noise.toFixed(1)) })
  }
  console.table(rows)
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(join(RESULTS, 'timing.json'), JSON.stringify(rows, null, 2))
} finally {
  await server[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true })
}
