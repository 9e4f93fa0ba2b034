import { describe, expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../testing/test-clock.ts'
import { createTestServices, type TestServices } from '../testing/test-services.ts'
import { loginFailuresKey, peekLoginTries } from './login-tries.ts'

const email = 'ada@x.test'
const password = 'a fine long password'

async function confirmed(app: TestServices, username?: string) {
  const browser = app.browser()
  await browser.signUp({ name: 'Ada', email, password, username })
  await browser.confirm(linkOf((await app.mailsTo(email))[0]))
  await browser.logOut()
  return browser
}

const rowOfAda = { key: `${loginFailuresKey(email)}:row`, limit: { points: 100, windowSeconds: 365 * 86_400 } }

/** How long the answer to a wrong password asks to wait; 0 if it was looked at. */
async function tryWrong(app: TestServices, identifier: string): Promise<number> {
  const refusal: unknown = await app
    .browser()
    .logIn({ identifier, password: 'wrong password' })
    .catch((error: unknown) => error)
  const { code, details } = refusal as { code: string; details: { retryAfterSeconds?: number } }
  expect(code).toBe(details.retryAfterSeconds === undefined ? 'credentials_wrong' : 'too_many_attempts')
  return details.retryAfterSeconds ?? 0
}

/** Guesses for this long, as often as is allowed, and returns the waits and how many guesses were looked at. */
async function guessPatiently(app: TestServices, identifier: string, ms: number) {
  const end = app.clock.now().getTime() + ms
  const waits: number[] = []
  let looked = 0
  while (app.clock.now().getTime() < end) {
    const seconds = await tryWrong(app, identifier)
    if (seconds === 0) looked += 1
    else {
      waits.push(seconds)
      if (app.clock.now().getTime() + seconds * SECOND_MS > end) break
      app.clock.advance(seconds * SECOND_MS + 1)
    }
  }
  return { looked, waits }
}

describe('wrong passwords', () => {
  test('have to wait twice as long after each ten, up to a day, alike for known and unknown addresses (RL-4, EN-1)', async () => {
    const app = createTestServices()
    await confirmed(app)
    const known = await guessPatiently(app, email, 9 * DAY_MS)
    const unknown = await guessPatiently(app, 'nobody@x.test', 9 * DAY_MS)
    expect(known).toEqual(unknown)
    expect(known.waits.slice(0, 9).map((seconds) => seconds / 60)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
  })

  test('are never looked at more than a hundred times in a row, however patient somebody is (RL-4)', async () => {
    const app = createTestServices()
    await confirmed(app)
    const { looked, waits } = await guessPatiently(app, email, 300 * DAY_MS)
    expect(looked).toBe(100)
    expect(waits.at(-1)).toBeGreaterThan(300 * 86_400)
  })

  test('are forgotten the sooner the fewer they were, so that made-up names do not stay for a year, known or unknown (AV-2, EN-1, PR-3)', async () => {
    const app = createTestServices()
    await confirmed(app)
    const inARow = async (name: string) => (await peekLoginTries(app, [loginFailuresKey(name)])).inARow
    for (const name of [email, 'nobody@x.test']) {
      await tryWrong(app, name)
      app.clock.advance(3.6 * DAY_MS)
      expect(await inARow(name)).toBe(1)
      app.clock.advance(0.1 * DAY_MS)
      expect(await inARow(name)).toBe(0)
      for (let guess = 0; guess < 9; guess += 1) await tryWrong(app, name)
      app.clock.advance(32 * DAY_MS)
      expect(await inARow(name)).toBe(9)
      app.clock.advance(DAY_MS)
      expect(await inARow(name)).toBe(0)
    }
  })

  test.each([1, 4, 9, 30])(
    'are a hundred a year and no more also for somebody who waits after each %i until they are forgotten (RL-4)',
    async (each) => {
      const app = createTestServices()
      await confirmed(app)
      const end = app.clock.now().getTime() + 365 * DAY_MS
      let looked = 0
      while (app.clock.now().getTime() < end) {
        const { secondsLeft = 0, taken = 0 } = (await app.limiter.peek(rowOfAda))[0] ?? {}
        if (taken >= each) app.clock.advance(secondsLeft * SECOND_MS)
        else {
          const wait = await tryWrong(app, email)
          looked += Number(wait === 0)
          app.clock.advance(wait * SECOND_MS + 1)
        }
      }
      // As many as are left of the last turn, when the year ends, are of the next.
      expect(looked).toBeLessThanOrEqual(100 + each)
      expect(looked).toBeGreaterThan(90)
    },
  )

  test('grow the wait also of somebody who always stops at nine (RL-4)', async () => {
    const app = createTestServices()
    await confirmed(app)
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 9; guess += 1) expect(await tryWrong(app, email)).toBe(0)
      app.clock.advance(15 * MINUTE_MS * 2 ** round + 1)
    }
    for (let guess = 0; guess < 10; guess += 1) await tryWrong(app, email)
    expect(await tryWrong(app, email)).toBe(60 * 60)
  })

  test('keep nobody out who can read the mail: a reset clears them, even after a hundred (RL-4)', async () => {
    const app = createTestServices()
    const owner = await confirmed(app)
    await guessPatiently(app, email, 30 * DAY_MS)
    const elsewhere = app.browser()
    await elsewhere.forgot(email)
    await elsewhere.reset({ ...linkOf((await app.mailsTo(email))[0]), password: 'another fine password' })
    for (const browser of [owner, app.browser()])
      expect(await browser.logIn({ identifier: email, password: 'another fine password' })).toMatchObject({ email })
    for (let guess = 0; guess < 10; guess += 1) expect(await tryWrong(app, email)).toBe(0)
    expect(await tryWrong(app, email)).toBe(15 * 60)
  })

  test('are forgotten when the right one is given', async () => {
    const app = createTestServices()
    await confirmed(app)
    for (let guess = 0; guess < 9; guess += 1) await tryWrong(app, email)
    await app.browser().logIn({ identifier: email, password })
    for (let guess = 0; guess < 10; guess += 1) expect(await tryWrong(app, email)).toBe(0)
    expect(await tryWrong(app, email)).toBe(15 * 60)
  })
})

describe('wrong passwords for one of two names of an account', () => {
  const byBoth = { env: { LOGIN_WITH: 'email,username' } }

  test('do not tell which other name it has (EN-1)', async () => {
    const app = createTestServices(byBoth)
    await confirmed(app, 'ada-l')
    await guessPatiently(app, 'ada-l', 30 * DAY_MS)
    expect(await tryWrong(app, 'ada-l')).toBeGreaterThan(0)
    const hers = await guessPatiently(app, email, DAY_MS)
    expect(hers).toEqual(await guessPatiently(app, 'nobody@x.test', DAY_MS))
    expect(hers.looked).toBeGreaterThan(5)
  })

  test('are no more in all than for an account with one: ten at once, a hundred in a row (RL-4)', async () => {
    const app = createTestServices(byBoth)
    await confirmed(app, 'ada-l')
    const names = [email, 'ada-l', email.toUpperCase(), 'ADA-L', ` ${email}`]
    let looked = 0
    for (let round = 0; round < 20; round += 1) for (const name of names) looked += Number((await tryWrong(app, name.trim())) === 0)
    expect(looked).toBe(10)
    for (const name of names) looked += (await guessPatiently(app, name.trim(), 60 * DAY_MS)).looked
    expect(looked).toBe(100)
  })

  test('keep the owner out by no other name, and nowhere after a reset by the address (RL-4)', async () => {
    const app = createTestServices(byBoth)
    const owner = await confirmed(app, 'ada-l')
    await guessPatiently(app, 'ada-l', 30 * DAY_MS)
    await app.browser().logIn({ identifier: email, password })
    await app.deliver()
    await guessPatiently(app, email, 30 * DAY_MS)
    await owner.forgot(email)
    const reset = linkOf((await app.mailsTo(email)).find(({ purpose }) => purpose === 'reset'))
    await owner.reset({ ...reset, password: 'another fine password' })
    expect(await app.browser().logIn({ identifier: email, password: 'another fine password' })).toMatchObject({ email })
  })

  test('are told to the owner, by whichever name they log in (RS-7)', async () => {
    const app = createTestServices(byBoth)
    await confirmed(app, 'ada-l')
    for (let guess = 0; guess < 5; guess += 1) await tryWrong(app, 'ada-l')
    await app.browser().logIn({ identifier: email, password })
    expect((await app.mailsTo(email))[0]?.purpose).toBe('login_after_failures')
  })
})
