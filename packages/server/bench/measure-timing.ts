import { spawnServer } from '../src/testing/spawn-server.ts'
import { startFakeSmtp } from '../src/testing/fake-smtp.ts'
import { openStores } from '../src/open-stores.ts'
import { systemClock } from '../src/ports/clock.ts'
import { seedAccounts } from './seed-accounts.ts'
import { emailOf, makeFolder, newcomerEmails, PASSWORD, post } from './targets/target.ts'
import type { BenchRequest } from './tools/load.ts'
import { median } from './tools/median.ts'
import { judge, round, type Report, type Row } from './tools/report.ts'

const ROUNDS = 5
const CALLS_PER_ROUND = 12
const UNCONFIRMED = 'unconfirmed@x.test'

/** What an address can be; of a sign-up, one that is unknown takes a new one each time. */
const STATES: Readonly<Record<string, () => string>> = {
  unknown: () => newcomerEmails(1)[0] ?? '',
  unconfirmed: () => UNCONFIRMED,
  confirmed: () => emailOf(0),
  disabled: () => emailOf(1),
}

const ROUTES: Readonly<Record<string, (email: string) => object>> = {
  login: (identifier) => ({ identifier, password: 'wrong password' }),
  requestPasswordReset: (email) => ({ email }),
  resendConfirmation: (email) => ({ email }),
  signup: (email) => ({ email, password: PASSWORD, name: 'Ada' }),
}

type Ask = (route: string, email: string) => BenchRequest

/** Does the time of an answer tell whether an address has an account (EN-2)? With mails that go out at once, and with a provider that takes a mail and never says so. */
export async function measureTiming(): Promise<Report> {
  await using smtp = await startFakeSmtp()
  smtp.answer({ 'DATA.': 'hang' })
  const rows = [
    ...(await measureWith('dev mailbox', {})),
    ...(await measureWith('provider that hangs', { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'Latchkey <no-reply@x.test>' })),
  ]
  return {
    title: `Milliseconds to an answer by what the address is, medians of ${ROUNDS} rounds of ${CALLS_PER_ROUND} calls`,
    rows,
    // What the same state differs from round to round is noise; a difference of the states has to stand out of it to tell anything.
    verdicts: rows.map((row) =>
      judge(`EN-2 ${row['route']}, ${row['mails']}: spread of noise ≤ 1`, Number(row['spread']) / Number(row['noise']), { max: 1 }),
    ),
  }
}

async function measureWith(mails: string, env: Record<string, string>): Promise<Row[]> {
  using folder = makeFolder()
  await seedAccounts({ dataDir: folder.path, accounts: 2, cost: 10 })
  await disable(folder.path, emailOf(1))
  const limits = { LOGIN_MAX_FAILURES: '100', MAIL_PER_ADDRESS_HOUR: '1000' }
  await using server = await spawnServer({ DATA_DIR: folder.path, BCRYPT_COST: '10', TRUST_PROXY: '1', ...limits, ...env })
  let calls = 0
  // From another address each time: limits are alike for all, and would end the measurement.
  const ask: Ask = (route, email) => {
    calls += 1
    const source = `10.0.${calls >> 8}.${calls & 255}`
    return post(`${server.url}/trpc/auth.${route}`, ROUTES[route]?.(email) ?? {}, { origin: server.url, 'x-forwarded-for': source })
  }
  await time(ask('signup', UNCONFIRMED))
  const rows: Row[] = []
  for (const route of Object.keys(ROUTES)) rows.push({ route, mails, ...(await measureRoute(ask, route)) })
  return rows
}

/** For each state the median of the medians of all rounds. States take turns in any order: whatever else the machine does hits all alike, and what a call leaves to be done hits whichever comes next. */
async function measureRoute(ask: Ask, route: string): Promise<Row> {
  const medians: number[][] = Object.keys(STATES).map(() => [])
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const times: number[][] = Object.keys(STATES).map(() => [])
    for (let call = 0; call < CALLS_PER_ROUND; call += 1)
      for (const [index, email] of shuffle([...Object.values(STATES).entries()])) times[index]?.push(await time(ask(route, email())))
    for (const [index, list] of times.entries()) medians[index]?.push(median(list))
  }
  const overall = medians.map(median)
  const spreadOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  return {
    ...Object.fromEntries(Object.keys(STATES).map((state, index) => [state, round(overall[index] ?? Number.NaN, 1)])),
    spread: round(spreadOf(overall), 1),
    noise: round(Math.max(...medians.map(spreadOf)), 1),
  }
}

function shuffle<Item>(items: readonly Item[]): Item[] {
  const drawn = items.map((item) => ({ item, place: Math.random() }))
  return drawn.toSorted((a, b) => a.place - b.place).map(({ item }) => item)
}

async function time({ url, method = 'GET', headers, body }: BenchRequest): Promise<number> {
  const start = performance.now()
  const answer = await fetch(url, { method, headers, ...(body !== undefined && { body }) })
  await answer.arrayBuffer()
  if (answer.status === 429 || answer.status >= 500) throw new Error(`${url} answered ${answer.status}`)
  return performance.now() - start
}

async function disable(dataDir: string, emailKey: string): Promise<void> {
  const { accounts, close } = await openStores({ dataDir, mongodbUri: undefined }, systemClock)
  const account = await accounts.byEmail(emailKey)
  if (!account) throw new Error(`${emailKey} was not seeded`)
  await accounts.replace({ ...account, disabledAt: systemClock.now(), version: account.version + 1 }, account.version)
  await close()
}
