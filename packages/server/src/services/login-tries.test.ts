import { describe, expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../testing/test-clock.ts'
import { createTestServices, type TestServices } from '../testing/test-services.ts'

const email = 'ada@x.test'
const password = 'a fine long password'

async function confirmed(app: TestServices) {
  const browser = app.browser()
  await browser.signUp({ name: 'Ada', email, password })
  await browser.confirm(linkOf((await app.mailsTo(email))[0]))
  await browser.logOut()
  return browser
}

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
