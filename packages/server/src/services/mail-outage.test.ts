import { describe, expect, test } from 'vitest'
import { openMongoGround } from '../testing/mongo-ground.ts'
import { hasMongo, nameMongoDatabase } from '../testing/mongo-databases.ts'
import type { Mail, MailOutcome } from '../ports/mailer.ts'
import { linkOf } from '../testing/read-mail.ts'
import { HOUR_MS, MINUTE_MS } from '../testing/test-clock.ts'
import { createTestServices, type TestServices } from '../testing/test-services.ts'
import { createMailGate } from './mail-gate.ts'
import { startMailWorker } from './mail-worker.ts'
import { sendNextMail } from './send-mails.ts'

const PEOPLE = Array.from({ length: 500 }, (_, index) => `person.${index}@x.test`)
const password = 'a fine long password'

async function signUpAll(app: TestServices, people = PEOPLE): Promise<void> {
  for (const [index, email] of people.entries()) {
    const caller = { ...app.browser().caller(), source: `192.0.2.${index % 250}` }
    await app.services.signUp({ email, password, name: 'Ada' }, caller)
  }
}

/** A provider that is away until somebody says otherwise, and all that it then took. */
function createProvider() {
  const taken: Mail[] = []
  const state: { away: MailOutcome | null; most: number; tried: number } = { away: null, most: 0, tried: 0 }
  let onTheirWay = 0
  const send = async (mail: Mail): Promise<MailOutcome> => {
    onTheirWay += 1
    state.tried += 1
    state.most = Math.max(state.most, onTheirWay)
    await Promise.resolve()
    onTheirWay -= 1
    if (state.away) return state.away
    taken.push(mail)
    return { kind: 'sent' }
  }
  return { taken, state, send }
}

/** The mail side of one process on the store of `app`. */
function startProcess(app: TestServices, send: (mail: Mail) => Promise<MailOutcome>) {
  const pauses: number[] = []
  const errors: unknown[] = []
  const onPause = ({ seconds }: { seconds: number }) => pauses.push(seconds)
  const gate = createMailGate({ mailer: { send }, clock: app.clock, onPause, onResume: () => {} })
  const deps = { ...app.mailDeps, mailer: gate.mailer }
  const sendNext = (id: string) => sendNextMail(deps, id)
  const worker = startMailWorker({
    store: app.store,
    clock: app.clock,
    sendNext,
    slots: gate.slots,
    onError: (error) => errors.push(error),
  })
  return { ...worker, gate, pauses, errors, [Symbol.asyncDispose]: worker.stop }
}

async function letPass(app: TestServices, ms: number, ...processes: readonly { wake: () => Promise<void> }[]): Promise<void> {
  for (let passed = 0; passed < ms; passed += MINUTE_MS) {
    app.clock.advance(MINUTE_MS)
    await Promise.all(processes.map((process) => process.wake()))
  }
}

async function expectAllArrived(app: TestServices, taken: readonly Mail[], people = PEOPLE): Promise<void> {
  for (const email of people) {
    const mails = taken.filter((mail) => mail.to === email)
    expect([1, 2], `mails to ${email}`).toContain(mails.length)
    expect(await app.browser().confirm({ ...linkOf(mails[0]), password })).toMatchObject({ status: 'logged_in' })
  }
}

test.each<[string, MailOutcome]>([
  ['can not be reached', { kind: 'retry', reason: 'ECONNREFUSED' }],
  ['refuses our token', { kind: 'broken', reason: 'HTTP 401, ErrorCode 10' }],
  ['does not answer', { kind: 'unknown', reason: 'TIMEOUT' }],
])(
  'after three hours in which the provider %s, 500 mails arrive through two workers, and their links work (EM-1…EM-4)',
  async (_, away) => {
    const app = createTestServices()
    const provider = createProvider()
    provider.state.away = away
    await signUpAll(app)
    await using one = startProcess(app, provider.send)
    await using two = startProcess(app, provider.send)
    await letPass(app, 3 * HOUR_MS, one, two)
    expect(provider.taken).toEqual([])
    provider.state.away = null
    await letPass(app, HOUR_MS, one, two)
    await expectAllArrived(app, provider.taken)
    expect([provider.taken.length, one.errors, two.errors]).toEqual([PEOPLE.length, [], []])
    expect(provider.state.most).toBeLessThanOrEqual(8)
    expect(one.gate.isPaused() || two.gate.isPaused()).toBe(false)
  },
)

test('a worker that is killed in the middle loses no mail and doubles only those in its hands (EM-1, EM-3, AV-1)', async () => {
  const app = createTestServices()
  const provider = createProvider()
  await signUpAll(app)
  let left = 100
  // Taken by the provider, but the process is gone before it knows.
  const dying = (mail: Mail) => {
    left -= 1
    return left >= 0 ? provider.send(mail) : provider.send(mail).then(() => new Promise<MailOutcome>(() => {}))
  }
  const one = startProcess(app, dying)
  await using two = startProcess(app, provider.send)
  await two.wake()
  await letPass(app, 10 * MINUTE_MS, two)
  await expectAllArrived(app, provider.taken)
  expect(left).toBeLessThan(0)
  expect(provider.taken.length - PEOPLE.length).toBeLessThanOrEqual(4)
  expect(one.errors).toEqual([])
})

/** Three hours without a provider; then it is back, and one of two workers dies with mails in its hands. */
async function expectOutageEndured(app: TestServices, people = PEOPLE) {
  const provider = createProvider()
  provider.state.away = { kind: 'retry', reason: 'ECONNREFUSED' }
  await signUpAll(app, people)
  let left = people.length / 5
  const died = Promise.withResolvers<void>()
  const dying = async (mail: Mail): Promise<MailOutcome> => {
    const outcome = await provider.send(mail)
    if (outcome.kind === 'sent') left -= 1
    if (left >= 0) return outcome
    died.resolve()
    return await new Promise<MailOutcome>(() => {})
  }
  const one = startProcess(app, dying)
  await using two = startProcess(app, provider.send)
  await letPass(app, 3 * HOUR_MS, one, two)
  expect(provider.taken).toEqual([])
  provider.state.away = null
  for (let minute = 0; minute < 60; minute += 1) {
    app.clock.advance(MINUTE_MS)
    // First, else the other may leave it too little to die of.
    await Promise.race([one.wake(), died.promise])
    await two.wake()
  }
  await expectAllArrived(app, provider.taken, people)
  expect(left).toBeLessThan(0)
  expect(provider.taken.length - people.length).toBeLessThanOrEqual(4)
  expect([one.errors, two.errors]).toEqual([[], []])
}

test(
  'after three hours without a provider and the death of one of two workers, 500 mails arrive, and their links work (EM-1…EM-4, AV-1)',
  { timeout: 120_000 },
  async () => {
    await expectOutageEndured(createTestServices())
  },
)

describe.skipIf(!hasMongo)('[mongo]', () => {
  const uri = nameMongoDatabase()
  test(
    'after three hours without a provider and the death of one of two workers, every mail arrives, and its link works (EM-1…EM-4, AV-1)',
    { timeout: 120_000 },
    async () => {
      const ground = await openMongoGround(uri)
      await expectOutageEndured(createTestServices({ ground }), PEOPLE.slice(0, 20))
      await ground.store.close()
    },
  )
})

test('an error of our account holds the whole queue back, is told once for each pause, and ends by itself (EM-2)', async () => {
  const app = createTestServices()
  const provider = createProvider()
  provider.state.away = { kind: 'broken', reason: 'HTTP 401, ErrorCode 10' }
  await signUpAll(app)
  await using process = startProcess(app, provider.send)
  await process.wake()
  expect([process.pauses, process.gate.isPaused()]).toEqual([[60], true])
  // The four that were on their way when the first answer came; no other was tried.
  expect(provider.state.tried).toBeLessThanOrEqual(4)
  await letPass(app, HOUR_MS, process)
  expect(process.pauses).toEqual([60, 120, 240, 480, 900, 900, 900, 900])
  expect(provider.state.tried).toBeLessThanOrEqual(4 + 7)
  provider.state.away = null
  await letPass(app, HOUR_MS, process)
  expect([provider.taken.length, process.gate.isPaused()]).toEqual([PEOPLE.length, false])
  expect(process.gate.counts()).toMatchObject({ sent: PEOPLE.length, refused: 0 })
})
