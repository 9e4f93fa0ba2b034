import { describe, expect, test } from 'vitest'
import { logInAs, PASSWORD } from '../testing/log-in-as.ts'
import { codeOf, linkOf } from '../testing/read-mail.ts'
import { createTestClock, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../testing/test-clock.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'

const email = 'ada@x.test'
const JUMPS = [
  ['forward', HOUR_MS],
  ['back', -HOUR_MS],
] as const

/** How long something goes on working from now on, in steps; the clock stands where it ended. */
async function lifetimeOf(app: TestServices, stepMs: number, isAlive: () => Promise<boolean>): Promise<number> {
  let lived = 0
  while (lived < 3 * DAY_MS && (await isAlive())) {
    app.clock.advance(stepMs)
    lived += stepMs
  }
  return lived
}

async function newest(app: TestServices, to = email) {
  const [mail] = await app.mailsTo(to)
  return mail
}

describe.each(JUMPS)('a clock that is set an hour %s', (_, jump) => {
  test('logs nobody out, and no session lives more than an hour longer (AV-9)', async () => {
    const app = createTestServices()
    const idle = await logInAs(app)
    const busy = await logInAs(app)
    app.clock.advance(jump)
    expect(await idle.currentUser()).toMatchObject({ email })
    expect(await busy.currentUser()).toMatchObject({ email })
    const isBusy = async () => (await busy.currentUser()) !== null
    const lived = await lifetimeOf(app, 10 * MINUTE_MS, isBusy)
    expect(lived).toBeGreaterThanOrEqual(DAY_MS - HOUR_MS)
    expect(lived).toBeLessThanOrEqual(DAY_MS + HOUR_MS)
    expect(await idle.currentUser()).toBeNull()
  })

  test('leaves nobody who is idle logged in for more than an hour longer (AV-9)', async () => {
    const isLoggedInAfter = async (ms: number) => {
      const app = createTestServices()
      const browser = await logInAs(app)
      app.clock.advance(jump)
      app.clock.advance(ms)
      return (await browser.currentUser()) !== null
    }
    expect(await isLoggedInAfter(11 * HOUR_MS - SECOND_MS)).toBe(true)
    expect(await isLoggedInAfter(13 * HOUR_MS)).toBe(false)
  })

  test('stretches a typed password by less than its own ten minutes (AV-9, SE-8)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    app.clock.advance(jump)
    const isFresh = async () => (await refusalOf(app.services.revokeOtherSessions(browser.caller()))) !== 'fresh_login'
    expect(await lifetimeOf(app, MINUTE_MS, isFresh)).toBeLessThan(20 * MINUTE_MS)
    await app.services.proveIdentity({ password: PASSWORD }, browser.caller())
    expect(await isFresh()).toBe(true)
  })

  test('gives a mailed link an hour more at most, and a code ten minutes (AV-9, SU-8)', async () => {
    const app = createTestServices()
    await logInAs(app)
    await app.browser().forgot(email)
    const { key } = linkOf(await newest(app))
    app.clock.advance(jump)
    const isAlive = async () => (await app.browser().checkKey({ email, key })).valid
    expect(await lifetimeOf(app, MINUTE_MS, isAlive)).toBeLessThanOrEqual(2 * HOUR_MS)

    await app.browser().forgot(email)
    const code = codeOf(await newest(app))
    app.clock.advance(jump + 20 * MINUTE_MS)
    expect(await refusalOf(app.browser().reset({ email, code, password: 'a fine new lamp' }))).toBe('code_wrong')
  })

  test('ends or keeps a change of address within the hour, and keeps no mail from anybody (AV-9, EC-3)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    const request = () => app.services.requestEmailChange({ email: 'new@x.test', password: PASSWORD }, browser.caller())
    await request()
    await app.deliver()
    app.clock.advance(jump)
    const isPending = async () => (await browser.currentUser())?.pendingEmail === 'new@x.test'
    expect(await lifetimeOf(app, MINUTE_MS, isPending)).toBeLessThanOrEqual(2 * HOUR_MS)
    await request()
    const { key } = linkOf(await newest(app, 'new@x.test'))
    expect(await app.services.confirmEmailChange({ email: 'new@x.test', key }, app.browser().caller())).toEqual({ status: 'changed' })
  })

  test('keeps nobody from the next mail for longer than before (AV-9, RL-5)', async () => {
    const app = createTestServices()
    await logInAs(app)
    await app.browser().forgot(email)
    expect(await app.mailsTo(email)).toHaveLength(1)
    app.clock.advance(jump + MINUTE_MS)
    await app.browser().forgot(email)
    expect(await app.mailsTo(email)).toHaveLength(2)
  })

  test('keeps nobody from logging in for longer than before (AV-9, RL-6)', async () => {
    const app = createTestServices()
    await logInAs(app)
    for (let guess = 0; guess < 11; guess += 1) await refusalOf(app.browser().logIn({ identifier: email, password: 'wrong' }))
    app.clock.advance(jump)
    app.clock.advance(15 * MINUTE_MS)
    expect(await app.browser().logIn({ identifier: email, password: PASSWORD })).toMatchObject({ email })
  })

  test('leaves every sign-up a way to finish (AV-9)', async () => {
    const app = createTestServices()
    const browser = app.browser()
    await browser.signUp({ email, password: PASSWORD, name: 'Ada' })
    const link = linkOf(await newest(app))
    app.clock.advance(jump)
    expect(await browser.confirm({ email, key: link.key })).toMatchObject({ status: 'logged_in' })
  })
})

test('what a clock wrote that was years ahead counts for nothing when it is right again, and nobody is shut out (AV-9)', async () => {
  const app = createTestServices()
  app.clock.advance(800 * DAY_MS)
  const stale = await logInAs(app)
  await app.browser().forgot(email)
  const { key } = linkOf(await newest(app))
  app.clock.advance(-800 * DAY_MS)
  expect(await stale.currentUser()).toBeNull()
  expect(await app.browser().checkKey({ email, key })).toEqual({ valid: false, reason: 'link_expired' })

  const browser = app.browser()
  expect(await browser.logIn({ identifier: email, password: PASSWORD })).toMatchObject({ email })
  await browser.forgot(email)
  const fresh = linkOf(await newest(app))
  expect(await browser.reset({ email, key: fresh.key, password: 'a fine new lamp' })).toMatchObject({ status: 'logged_in' })
})

test.each([
  ['a second', SECOND_MS],
  ['fifty minutes', 50 * MINUTE_MS],
])('two servers whose clocks are %s apart are as one to their users (AV-9, AV-2)', async (_, apart) => {
  const behind = createTestServices()
  const clock = createTestClock(new Date(behind.clock.now().getTime() + apart))
  const ahead = createTestServices({ ground: { ...behind, clock } })
  for (const [one, other] of [
    [behind, ahead],
    [ahead, behind],
  ] as const) {
    const browser = await logInAs(one)
    expect(await other.services.currentUser(browser.caller())).toMatchObject({ email })
    // Each server notes when it has seen the browser; by turns they must not end its session.
    for (let turn = 0; turn < 30; turn += 1) {
      for (const app of [behind, ahead]) app.clock.advance(20 * MINUTE_MS)
      expect(await (turn % 2 === 0 ? one : other).services.currentUser(browser.caller())).toMatchObject({ email })
    }
    await other.services.logOut(undefined, browser.caller())
    expect(await one.services.currentUser(browser.caller())).toBeNull()
    await one.browser().forgot(email)
    const { key } = linkOf(await newest(one))
    expect(await other.browser().reset({ email, key, password: PASSWORD })).toMatchObject({ status: 'logged_in' })
  }
})
