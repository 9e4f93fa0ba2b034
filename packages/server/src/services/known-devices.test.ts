import { describe, expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { DAY_MS, MINUTE_MS } from '../testing/test-clock.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'

const email = 'ada@x.test'
const password = 'a fine long password'
const wrong = 'wrong password'

async function confirmed(app: TestServices, address = email) {
  const browser = app.browser()
  await browser.signUp({ name: 'Ada', email: address, password })
  await browser.confirm(linkOf((await app.mailsTo(address))[0]))
  await browser.logOut()
  return browser
}

async function guess(app: TestServices, times: number, browser = app.browser()) {
  const answers: unknown[] = []
  for (let time = 0; time < times; time += 1) answers.push(await refusalOf(browser.logIn({ identifier: email, password: wrong })))
  return answers
}

const isNew = async (app: TestServices, browser = app.browser()) =>
  (await app.services.logIn({ identifier: email, password, remember: false }, browser.caller())).isNewDevice

describe('a known device', () => {
  test('gets its owner in while strangers guess (RL-4)', async () => {
    const app = createTestServices()
    const owner = await confirmed(app)
    expect((await guess(app, 11)).at(-1)).toBe('too_many_attempts')
    expect(await refusalOf(app.browser().logIn({ identifier: email, password }))).toBe('too_many_attempts')
    expect(await owner.logIn({ identifier: email, password })).toMatchObject({ email })
  })

  test('is also the browser of a reset that does not log in: strangers who go on guessing do not keep it out (RL-4)', async () => {
    const app = createTestServices({ env: { RESET_LOGS_IN: 'false' } })
    await confirmed(app)
    const owner = app.browser()
    await owner.forgot(email)
    await guess(app, 11)
    await owner.reset({ ...linkOf((await app.mailsTo(email))[0]), password: 'another fine password' })
    await guess(app, 11)
    expect((await app.account(email)).devices).toHaveLength(1)
    expect(await owner.logIn({ identifier: email, password: 'another fine password' })).toMatchObject({ email })
  })

  test('has a limit of its own, so that a stolen one buys few guesses, and its login frees no stranger (RL-4)', async () => {
    const app = createTestServices()
    const owner = await confirmed(app)
    await guess(app, 11)
    expect((await guess(app, 11, owner)).filter((answer) => answer === 'credentials_wrong')).toHaveLength(10)
    expect(await refusalOf(owner.logIn({ identifier: email, password }))).toBe('too_many_attempts')
    app.clock.advance(14 * MINUTE_MS)
    expect(await guess(app, 1)).toEqual(['too_many_attempts'])
  })

  test('counts for the account that knows it only (RL-4, EN-1)', async () => {
    const app = createTestServices()
    await confirmed(app)
    const other = await confirmed(app, 'bea@x.test')
    await guess(app, 10)
    expect(await guess(app, 1, other)).toEqual(['too_many_attempts'])
  })

  test('is known by a secret of which only the hash is kept (SE-1)', async () => {
    const app = createTestServices()
    const owner = await confirmed(app)
    const { devices } = await app.account(email)
    expect(devices).toMatchObject([{ userAgent: 'Test browser' }])
    expect(owner.cookies.deviceSecrets).toEqual([expect.stringMatching(/^[\w-]{43}$/)])
    expect(JSON.stringify(devices)).not.toContain(owner.cookies.deviceSecrets[0])
    const thief = app.browser()
    thief.cookies.deviceSecrets = devices?.map((device) => device.secretHash) ?? []
    await guess(app, 10)
    expect(await guess(app, 1, thief)).toEqual(['too_many_attempts'])
  })

  test('keeps its secret from login to login, and one for each of several accounts', async () => {
    const app = createTestServices()
    const owner = await confirmed(app)
    await confirmed(app, 'bea@x.test')
    const [first] = owner.cookies.deviceSecrets
    await owner.logIn({ identifier: 'bea@x.test', password })
    await owner.logIn({ identifier: email, password })
    expect(owner.cookies.deviceSecrets).toHaveLength(2)
    expect(owner.cookies.deviceSecrets[0]).toBe(first)
    expect((await app.account(email)).devices).toHaveLength(1)
  })

  test('is never made of a secret that the browser brings along (LI-2)', async () => {
    const app = createTestServices()
    const owner = await confirmed(app)
    const planted = 'x'.repeat(43)
    const victim = app.browser()
    victim.cookies.deviceSecrets = [planted]
    await victim.logIn({ identifier: email, password })
    expect(victim.cookies.deviceSecrets[0]).not.toBe(planted)
    await guess(app, 10)
    const attacker = app.browser()
    attacker.cookies.deviceSecrets = [planted]
    expect(await guess(app, 1, attacker)).toEqual(['too_many_attempts'])
    expect(await owner.logIn({ identifier: email, password })).toMatchObject({ email })
  })

  test('makes way for the eleventh, and is forgotten 400 days after its last login (PR-3)', async () => {
    const app = createTestServices()
    const owner = await confirmed(app)
    for (let count = 0; count < 10; count += 1) {
      app.clock.advance(1000)
      await app.browser().logIn({ identifier: email, password })
    }
    expect((await app.account(email)).devices).toHaveLength(10)
    expect(await isNew(app, owner)).toBe(true)
    app.clock.advance(400 * DAY_MS)
    expect(await isNew(app, owner)).toBe(true)
    expect((await app.account(email)).devices).toHaveLength(1)
  })
})

describe('a login tells that the device is new', () => {
  test('except in the first session of an account and in a browser that it knows', async () => {
    const app = createTestServices()
    const owner = await confirmed(app)
    expect(await isNew(app, owner)).toBe(false)
    expect(await isNew(app)).toBe(true)
  })

  test('not in the first session of an account of an older version', async () => {
    const app = createTestServices()
    await confirmed(app)
    const account = await app.account(email)
    await app.store.replace({ ...account, devices: null, version: account.version + 1 }, account.version)
    expect(await isNew(app)).toBe(false)
    expect(await isNew(app)).toBe(true)
  })

  test('after a reset, a changed password or a logout everywhere too, which end trust in every browser but the one that asks (RS-5)', async () => {
    const app = createTestServices()
    const [thief, owner] = [await confirmed(app), app.browser()]
    await owner.forgot(email)
    await owner.reset({ ...linkOf((await app.mailsTo(email))[0]), password })
    expect((await app.account(email)).devices).toHaveLength(1)
    expect(await isNew(app, owner)).toBe(false)
    expect(await isNew(app, thief)).toBe(true)
    await owner.logIn({ identifier: email, password })
    const changed = await app.services.changePassword({ currentPassword: password, newPassword: 'another fine password' }, owner.caller())
    expect((await app.account(email)).devices).toHaveLength(1)
    owner.cookies.sessionToken = changed.session.token
    await owner.logOut({ everywhere: true })
    expect((await app.account(email)).devices).toEqual([])
  })
})
