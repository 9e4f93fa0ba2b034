import { describe, expect, test } from 'vitest'
import { logInAs, PASSWORD } from '../testing/log-in-as.ts'
import { linkOf } from '../testing/read-mail.ts'
import { MINUTE_MS } from '../testing/test-clock.ts'
import { createTestServices, refusalOf } from '../testing/test-services.ts'

const email = 'ada@x.test'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

describe('names', () => {
  test('the name changes, and a change that is none leaves no trace (S5-82)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    expect(await app.services.changeName({ name: 'Ada L' }, browser.caller())).toMatchObject({ name: 'Ada L' })
    const { version } = await app.account(email)
    await app.services.changeName({ name: 'Ada L' }, browser.caller())
    expect((await app.account(email)).version).toBe(version)
    expect(await browser.currentUser()).toMatchObject({ name: 'Ada L' })
  })

  test('a taken user name, in any case, is refused with one that is free (S5-82, UX-53)', async () => {
    const app = createTestServices()
    const [ada, grace] = [await logInAs(app), await logInAs(app, 'grace@x.test')]
    await app.services.changeUsername({ username: 'Captain' }, grace.caller())
    const refusal: unknown = await app.services.changeUsername({ username: 'captain' }, ada.caller()).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { fieldErrors: { username: 'username_taken' } } })
    const { suggestion } = (refusal as { details: { params: { suggestion: string } } }).details.params
    expect(suggestion).toMatch(/^captain-\d+$/)
    expect(await app.services.changeUsername({ username: suggestion }, ada.caller())).toMatchObject({ username: suggestion })
    expect(await app.services.changeUsername({ username: 'CAPTAIN' }, grace.caller())).toMatchObject({ username: 'CAPTAIN' })
  })

  test('of two who want the same user name at once one gets it (S5-82)', async () => {
    const app = createTestServices()
    const callers = [(await logInAs(app)).caller(), (await logInAs(app, 'grace@x.test')).caller()]
    const results = await Promise.all(callers.map((caller) => refusalOf(app.services.changeUsername({ username: 'captain' }, caller))))
    expect(results).toContainEqual({ username: 'username_taken' })
    expect(results.filter((result) => JSON.stringify(result).includes('succeeded'))).toHaveLength(1)
  })
})

describe('sessions', () => {
  test('are listed in words, this one first, without any secret (SE-6, UX-51)', async () => {
    const app = createTestServices()
    const other = await logInAs(app, email, FIREFOX)
    app.clock.advance(MINUTE_MS)
    const browser = await logInAs(app)
    const sessions = await app.services.listSessions(browser.caller())
    expect(sessions.map(({ current, device, remembered }) => [current, device, remembered])).toEqual([
      [true, '', false],
      [false, 'Firefox on Linux', false],
    ])
    expect(Object.keys(sessions[0] ?? {}).toSorted()).toEqual(['createdAt', 'current', 'device', 'id', 'lastSeenAt', 'remembered'])
    const hashes = (await app.account(email)).sessions.map(({ secretHash }) => secretHash)
    for (const hash of hashes) expect(JSON.stringify(sessions)).not.toContain(hash)
    expect(await other.currentUser()).toMatchObject({ email })
  })

  test('any of them can be ended, for the very next request (SE-4, SE-6)', async () => {
    const app = createTestServices()
    const [browser, other] = [await logInAs(app), await logInAs(app)]
    const [own, theirs] = await app.services.listSessions(browser.caller())
    expect(await app.services.revokeSession({ id: theirs?.id ?? '' }, browser.caller())).toEqual({ endedOwn: false })
    expect(await other.currentUser()).toBeNull()
    expect(await app.services.revokeSession({ id: own?.id ?? '' }, browser.caller())).toEqual({ endedOwn: true })
    expect(await browser.currentUser()).toBeNull()
  })

  test('another one ends after a fresh login only, its own at any time (SE-8)', async () => {
    const app = createTestServices()
    const [browser, other] = [await logInAs(app), await logInAs(app)]
    const [own, theirs] = await app.services.listSessions(browser.caller())
    app.clock.advance(10 * MINUTE_MS)
    expect(await refusalOf(app.services.revokeSession({ id: theirs?.id ?? '' }, browser.caller()))).toBe('fresh_login')
    expect(await other.currentUser()).toMatchObject({ email })
    expect(await app.services.revokeSession({ id: own?.id ?? '' }, browser.caller())).toEqual({ endedOwn: true })
  })

  test("nobody ends another account's session, whatever id is given (SE-6)", async () => {
    const app = createTestServices()
    const [ada, grace] = [await logInAs(app), await logInAs(app, 'grace@x.test')]
    const [hers] = await app.services.listSessions(grace.caller())
    const { secretHash } = (await app.account('grace@x.test')).sessions[0] ?? { secretHash: '' }
    for (const id of [hers?.id ?? '', secretHash, (await app.account('grace@x.test')).id, '', '__proto__']) {
      expect(await refusalOf(app.services.revokeSession({ id }, ada.caller()))).toBe('not_found')
    }
    expect(await grace.currentUser()).toMatchObject({ email: 'grace@x.test' })
  })

  test('all others end after a fresh login only (SE-8, UX-51)', async () => {
    const app = createTestServices()
    const [browser, other] = [await logInAs(app), await logInAs(app)]
    app.clock.advance(10 * MINUTE_MS)
    expect(await refusalOf(app.services.revokeOtherSessions(browser.caller()))).toBe('fresh_login')
    expect(await other.currentUser()).toMatchObject({ email })
    await app.services.proveIdentity({ password: PASSWORD }, browser.caller())
    await app.services.revokeOtherSessions(browser.caller())
    expect([await other.currentUser(), (await browser.currentUser())?.email]).toEqual([null, email])
  })

  test('with all others ends what a thief has prepared: an address that waits, and the trust in their browser (EC-3, RL-4, SE-8)', async () => {
    const app = createTestServices()
    const [browser, thief] = [await logInAs(app), await logInAs(app)]
    await app.services.requestEmailChange({ email: 'thief@x.test', password: PASSWORD }, thief.caller())
    const link = linkOf((await app.mailsTo('thief@x.test'))[0])
    await app.services.revokeOtherSessions(browser.caller())
    expect(await refusalOf(app.services.confirmEmailChange(link, thief.caller()))).toMatch(/^link_/)
    const isNew = async (again: typeof thief) =>
      (await app.services.logIn({ identifier: email, password: PASSWORD }, again.caller())).isNewDevice
    expect([await isNew(browser), await isNew(thief)]).toEqual([false, true])
  })
})

describe('what is kept', () => {
  test('the history tells what happened, newest first, with the browser in words', async () => {
    const app = createTestServices()
    const browser = await logInAs(app, email, FIREFOX)
    await app.services.changeName({ name: 'Ada L' }, browser.caller())
    expect(await app.services.listActivity(browser.caller())).toMatchObject([
      { event: 'name_changed', device: 'Firefox on Linux' },
      { event: 'logged_in', device: 'Firefox on Linux' },
    ])
  })

  test('the export holds it all and nothing secret, after a fresh login (PR-2, SE-8)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    await browser.forgot(email)
    await app.deliver()
    const exported = await app.services.exportData(browser.caller())
    expect(exported).toMatchObject({ account: { email, name: 'Ada' }, sessions: [{ current: true }], mails: [{ purpose: 'reset' }] })
    const { password, linkKeys, codes, sessions } = await app.account(email)
    const secrets = [password?.hash, linkKeys[0]?.keyHash, codes[0]?.codeHash, codes[0]?.salt, sessions[0]?.secretHash]
    for (const secret of secrets) expect(JSON.stringify(exported)).not.toContain(secret ?? 'missing')
    expect(JSON.stringify(exported)).not.toMatch(/hash|secret|salt|password/i)
    app.clock.advance(10 * MINUTE_MS)
    expect(await refusalOf(app.services.exportData(browser.caller()))).toBe('fresh_login')
  })

  test('a disabled account can do nothing any more, although its session was alive', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    const account = await app.account(email)
    await app.store.replace({ ...account, disabledAt: app.clock.now(), version: account.version + 1 }, account.version)
    expect(await refusalOf(app.services.changeName({ name: 'Eve' }, browser.caller()))).toBe('login_required')
    expect(await refusalOf(app.services.listSessions(browser.caller()))).toBe('login_required')
  })
})
