import { describe, expect, test } from 'vitest'
import { logInAs, PASSWORD } from '../testing/log-in-as.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createSampleAccount } from '../testing/sample-account.ts'
import { HOUR_MS, MINUTE_MS } from '../testing/test-clock.ts'
import { createTestOperators } from '../testing/test-operators.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'
import { sendNextMail } from './send-mails.ts'

const email = 'ada@x.test'
const next = 'Ada.New@x.test'

async function requested(app: TestServices, to = next) {
  const browser = await logInAs(app)
  const user = await app.services.requestEmailChange({ email: to, password: PASSWORD }, browser.caller())
  return { browser, user, link: linkOf((await app.mailsTo(to))[0]) }
}

describe('changing the address', () => {
  test('waits for the click from the new mailbox; until then the old one counts, and is told (EC-1, UX-50, S5-84)', async () => {
    const app = createTestServices()
    const { browser, user, link } = await requested(app)
    expect(user).toMatchObject({ email, pendingEmail: next })
    expect(link).toMatchObject({ purpose: 'change', email: next })
    const [notice] = await app.mailsTo(email)
    expect([notice?.purpose, linkOf(notice).purpose]).toEqual(['email_change_notice', 'undo'])
    expect(await refusalOf(app.browser().logIn({ identifier: next, password: PASSWORD }))).toBe('credentials_wrong')
    expect(await app.browser().logIn({ identifier: email, password: PASSWORD })).toMatchObject({ email })

    expect(await app.services.confirmEmailChange(link, app.browser().caller())).toEqual({ status: 'changed' })
    expect(await browser.currentUser()).toMatchObject({ email: next, pendingEmail: null, confirmed: true })
    expect(await app.browser().logIn({ identifier: next, password: PASSWORD })).toMatchObject({ email: next })
    expect(await refusalOf(app.browser().logIn({ identifier: email, password: PASSWORD }))).toBe('credentials_wrong')
    expect((await app.mailsTo(email))[0]?.purpose).toBe('email_changed')
    expect(await refusalOf(app.services.confirmEmailChange(link, browser.caller()))).toBe('link_used')
  })

  test('needs the password, in the call or typed in the last ten minutes (EC-1, SE-8)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    const request = (password?: string) =>
      refusalOf(app.services.requestEmailChange({ email: next, ...(password && { password }) }, browser.caller()))
    expect(await request()).toMatchObject({ succeeded: { pendingEmail: next } })
    app.clock.advance(10 * MINUTE_MS)
    expect(await request()).toBe('fresh_login')
    expect(await request('wrong password')).toBe('credentials_wrong')
    expect(await request(PASSWORD)).toMatchObject({ succeeded: { pendingEmail: next } })
    expect(await request()).toMatchObject({ succeeded: { pendingEmail: next } })
  })

  test('answers the same for a taken address, and the click learns that it is taken (EC-2)', async () => {
    const app = createTestServices()
    await logInAs(app, 'grace@x.test')
    const free = await requested(app, 'nobody@x.test')
    const taken = await requested(app, 'grace@x.test')
    const same = (user: object) => JSON.stringify(user).replaceAll(/nobody|grace/g, '')
    expect(same(taken.user)).toBe(same(free.user))
    expect(await refusalOf(app.services.confirmEmailChange(taken.link, taken.browser.caller()))).toEqual({ email: 'email_taken' })
    expect(await taken.browser.currentUser()).toMatchObject({ email })
  })

  test('of two accounts that race for one address one wins (EC-2)', async () => {
    const app = createTestServices()
    await logInAs(app, 'grace@x.test')
    const links = []
    for (const owner of [email, 'grace@x.test']) {
      const browser = await logInAs(app, owner)
      app.clock.advance(2 * MINUTE_MS)
      await app.services.requestEmailChange({ email: next, password: PASSWORD }, browser.caller())
      links.push(linkOf((await app.mailsTo(next))[0]))
    }
    const results = await Promise.all(links.map((link) => refusalOf(app.services.confirmEmailChange(link, app.browser().caller()))))
    expect(results).toContainEqual({ succeeded: { status: 'changed' } })
    expect(results).toContainEqual({ email: 'email_taken' })
  })

  test('a stranger who signed up with the address, and never proved it, does not block it', async () => {
    const app = createTestServices()
    const { link, browser } = await requested(app)
    await app.browser().signUp({ email: next, password: 'what a stranger chose', name: 'Mallory' })
    expect(await app.services.confirmEmailChange(link, browser.caller())).toEqual({ status: 'changed' })
    expect(await browser.currentUser()).toMatchObject({ email: next })
  })

  test('what an operator disabled or imported there is really taken', async () => {
    const app = createTestOperators()
    const { link, browser } = await requested(app)
    await app.browser().signUp({ email: next, password: 'what a stranger chose', name: 'Mallory' })
    await app.operators.disableUser(next)
    const confirm = () => refusalOf(app.services.confirmEmailChange(link, browser.caller()))
    expect(await confirm()).toEqual({ email: 'email_taken' })
    expect(await app.operators.showUser(next)).toMatchObject({ state: 'disabled' })
    await app.operators.deleteUser(next)
    await app.store.insert(createSampleAccount({ email: next, emailKey: next.toLowerCase(), roles: ['staff'] }))
    expect(await confirm()).toEqual({ email: 'email_taken' })
  })

  test('an invitation that waits there was meant for whoever proves the mailbox, and does not block it', async () => {
    const app = createTestOperators()
    const { link, browser } = await requested(app)
    await app.operators.inviteUser({ email: next, name: undefined, locale: undefined })
    expect(await app.services.confirmEmailChange(link, browser.caller())).toEqual({ status: 'changed' })
  })

  test.each([
    ['an hour', (app: TestServices) => Promise.resolve(app.clock.advance(HOUR_MS)), 'link_expired'],
    ['logging out everywhere', (_app: TestServices, { browser }: Requested) => browser.logOut({ everywhere: true }), 'link_used'],
    ['cancelling', (app: TestServices, { browser }: Requested) => app.services.cancelEmailChange(browser.caller()), 'link_used'],
    [
      'asking for another one',
      (app: TestServices, { browser }: Requested) =>
        app.services.requestEmailChange({ email: 'other@x.test', password: PASSWORD }, browser.caller()),
      'link_used',
    ],
    [
      'deleting the account',
      (app: TestServices, { browser }: Requested) =>
        app.services.deleteAccount({ password: PASSWORD, confirmation: 'delete' }, browser.caller()),
      'link_invalid',
    ],
    [
      'resetting the password',
      async (app: TestServices, { browser }: Requested) => {
        await browser.forgot(email)
        const mail = (await app.mailsTo(email)).find(({ purpose }) => purpose === 'reset')
        return await browser.reset({ ...linkOf(mail), password: 'a brand new lamp' })
      },
      'link_used',
    ],
  ] as const)('%s ends a change that waits (EC-3)', async (_name, end, code) => {
    const app = createTestServices()
    const change = await requested(app)
    await end(app, change)
    expect(await refusalOf(app.services.confirmEmailChange(change.link, app.browser().caller()))).toBe(code)
    expect((await change.browser.currentUser())?.pendingEmail ?? null).not.toBe(next)
    expect(await app.store.byEmail(next.toLowerCase())).toBeNull()
  })

  test('its mail can be sent again, a minute later, and only the newest link works', async () => {
    const app = createTestServices()
    const { browser, link } = await requested(app)
    await app.services.resendEmailChange(browser.caller())
    expect(await app.mailsTo(next)).toHaveLength(1)
    app.clock.advance(MINUTE_MS)
    await app.services.resendEmailChange(browser.caller())
    const mails = await app.mailsTo(next)
    expect(mails).toHaveLength(2)
    expect(await refusalOf(app.services.confirmEmailChange(link, browser.caller()))).not.toMatchObject({ succeeded: {} })
    expect(await app.services.confirmEmailChange(linkOf(mails[0]), browser.caller())).toEqual({ status: 'changed' })
  })

  test('asked for twice at once, the link of the one mail that goes out works', async () => {
    const app = createTestServices()
    const { browser, link } = await requested(app)
    await app.services.requestEmailChange({ email: next.toUpperCase(), password: PASSWORD }, browser.caller())
    expect(await app.mailsTo(next)).toHaveLength(1)
    expect(await app.services.confirmEmailChange(link, browser.caller())).toEqual({ status: 'changed' })
  })

  test('nobody floods a mailbox or collects changes (RL-5)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    const request = () => refusalOf(app.services.requestEmailChange({ email: next, password: PASSWORD }, browser.caller()))
    for (let time = 0; time < 10; time += 1) {
      expect(await request()).toMatchObject({ succeeded: { pendingEmail: next } })
      await app.deliver()
      app.clock.advance(MINUTE_MS)
    }
    expect(await request()).toBe('too_many_attempts')
    expect(await app.mailsTo(next)).toHaveLength(app.policy.mails.perHour)
  })

  test('its mail waits its turn at a mailbox to which others have just let mail, and comes by itself (RL-5, AV-1)', async () => {
    const app = createTestServices()
    const owners = [await logInAs(app, 'one@x.test'), await logInAs(app, 'two@x.test'), await logInAs(app, 'three@x.test')]
    for (const owner of owners) await app.services.requestEmailChange({ email: next, password: PASSWORD }, owner.caller())
    for (const count of [1, 2, 3]) {
      for (let time = 0; time < 3; time += 1) expect(await app.mailsTo(next)).toHaveLength(count)
      app.clock.advance(MINUTE_MS)
    }
    expect(await app.mailsTo('one@x.test')).toContainEqual(expect.objectContaining({ purpose: 'email_change_notice' }))
  })

  test('its mail goes out although the worker was killed after its turn was counted (AV-1, RL-5)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    await app.services.requestEmailChange({ email: next, password: PASSWORD }, browser.caller())
    const { id } = await app.account(email)
    await sendNextMail(app.mailDeps, id) // the notice to the old address
    const killed = { send: () => Promise.reject(new Error('killed')) }
    await expect(sendNextMail({ ...app.mailDeps, mailer: killed }, id)).rejects.toThrow('killed')
    expect(await app.mailsTo(next)).toHaveLength(0)
    app.clock.advance(MINUTE_MS)
    expect(await app.mailsTo(next)).toHaveLength(1)
  })

  test('one mailbox gets no more such mails than others would, however many accounts ask for them (RL-5)', async () => {
    const app = createTestServices()
    for (let account = 0; account < 8; account += 1) {
      const owner = await logInAs(app, `owner${account}@x.test`)
      await app.services.requestEmailChange({ email: next, password: PASSWORD }, owner.caller())
      app.clock.advance(MINUTE_MS)
      await app.deliver()
    }
    for (let minute = 0; minute < 50; minute += 1) {
      app.clock.advance(MINUTE_MS)
      await app.deliver()
    }
    expect((await app.mailbox.list(next)).length).toBe(app.policy.mails.perHour)
  })

  test.each([
    ['another purpose', (key: string) => ({ email: next, key, as: 'undo' })],
    ['another address', (key: string) => ({ email, key, as: 'change' })],
    ['a key without its account', (key: string) => ({ email: next, key: key.split('.')[1] ?? '', as: 'change' })],
  ] as const)('the link is worth nothing for %s', async (_name, misuse) => {
    const app = createTestServices()
    const { link, browser } = await requested(app)
    const { as, ...input } = misuse(link.key)
    const call = as === 'undo' ? app.services.undoSecurityChange : app.services.confirmEmailChange
    expect(await refusalOf(call(input, browser.caller()))).toBe('link_invalid')
  })

  test('to the address one has already is refused', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    expect(await refusalOf(app.services.requestEmailChange({ email: 'ADA@x.test' }, browser.caller()))).toEqual({ email: 'invalid' })
  })
})

type Requested = Awaited<ReturnType<typeof requested>>

test('nobody’s mailbox is filled by signing up and moving away in turn (RL-5)', async () => {
  const app = createTestServices({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
  const refusals: unknown[] = []
  for (let round = 0; round < 12; round += 1) {
    const [browser, mine] = [app.browser(), `mallory${round}@evil.test`]
    await browser.signUp({ email, password: PASSWORD, name: 'Eve' })
    await app.deliver()
    const request = app.services.requestEmailChange({ email: mine, password: PASSWORD }, browser.caller())
    const refusal = await request.then(
      () => null,
      (error: unknown) => error,
    )
    if (refusal !== null) {
      refusals.push(refusal)
      break
    }
    await app.services.confirmEmailChange(linkOf((await app.mailsTo(mine))[0]), browser.caller())
    await app.deliver()
  }
  expect(refusals).toMatchObject([{ code: 'too_many_attempts' }])
  const purposes = (await app.mailsTo(email)).map(({ purpose }) => purpose)
  for (const purpose of ['confirm', 'email_change_notice', 'email_changed'])
    expect(purposes.filter((other) => other === purpose).length).toBeLessThanOrEqual(6)
})
