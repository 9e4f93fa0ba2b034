import { describe, expect, test } from 'vitest'
import { importAll } from '../testing/import-all.ts'
import { linkOf } from '../testing/read-mail.ts'
import { DAY_MS } from '../testing/test-clock.ts'
import { createTestOperators } from '../testing/test-operators.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'
import { pruneAccounts } from './prune-accounts.ts'

const email = 'ada@x.test'
const password = 'a fine long password'
const REQUIRED = { CONFIRMATION: 'required' }
const LIMITED = { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' }
/** By Werkzeug; the password is "cat". */
const PBKDF2 = 'pbkdf2:sha256:50000$Zr4kQ1vB$82dd432ed783a27e1e88f28d888c16a0a8020ce5398e92eff493d340c3450aa3'

const BCRYPT = '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'
const TRIED = ['first try of them', 'second try of them', 'third try of them', 'fourth try of them']

async function signUpStrangers(app: TestServices): Promise<void> {
  for (const tried of TRIED) await app.browser().signUp({ email, password: tried, name: 'Eve' })
}

const logIn = (app: TestServices, given: string) => refusalOf(app.browser().logIn({ identifier: email, password: given }))

describe('the password of somebody who used a site before it asked for a confirmation', () => {
  test('outlives the sign-ups of strangers, whose passwords never open the account (SU-4)', async () => {
    const app = createTestServices({ env: LIMITED })
    await app.browser().signUp({ email, password, name: 'Ada' })
    const stricter = createTestServices({ env: REQUIRED, ground: app })
    await signUpStrangers(stricter)
    expect([await logIn(stricter, password), await logIn(stricter, 'fourth try of them')]).toEqual([
      'email_not_confirmed',
      'email_not_confirmed',
    ])
    expect(await logIn(app, 'fourth try of them')).toBe('credentials_wrong')
    expect(await app.browser().logIn({ identifier: email, password })).toMatchObject({ name: 'Ada' })
    await stricter.browser().resend(email)
    const link = linkOf((await stricter.mailsTo(email))[0])
    expect(await stricter.browser().confirm({ ...link, password })).toMatchObject({ status: 'logged_in', user: { name: 'Ada' } })
  })
})

describe('a password that was imported with an address that nobody had confirmed', () => {
  test('outlives the sign-ups of strangers, whatever made its hash (SU-4, S4-61)', async () => {
    const app = createTestOperators({ env: REQUIRED })
    await importAll(app, [{ email, name: 'Ada', password_hash: PBKDF2, confirmed: false }])
    await signUpStrangers(app)
    const link = linkOf((await app.mailsTo(email))[0])
    expect(await refusalOf(app.browser().confirm({ ...link, password: 'wrong password' }))).toBe('credentials_wrong')
    expect(await app.browser().confirm({ ...link, password: 'cat' })).toMatchObject({ user: { name: 'Ada' } })
  })
})

test('strangers can’t tell by how many of their passwords are remembered whether an address is somebody’s, confirmed or not (EN-1)', async () => {
  const app = createTestOperators({ env: REQUIRED })
  const cases = [
    [{ email, password_hash: PBKDF2, confirmed: false }],
    [{ email, password_hash: BCRYPT, confirmed: false }],
    [{ email, password_hash: BCRYPT, confirmed: true }],
    [],
  ]
  for (const records of cases) {
    await importAll(app, records)
    await signUpStrangers(app)
    const answers = await Promise.all(TRIED.map((tried) => logIn(app, tried)))
    expect(answers).toEqual(['credentials_wrong', ...Array.from({ length: 3 }, () => 'email_not_confirmed')])
    await app.operators.deleteUser(email)
  }
})

describe('what a stranger has begun when the owner of the mailbox confirms', () => {
  const eve = { email, password: 'what a stranger chose', name: 'Eve' }
  const ada = { email, password, name: 'Ada' }
  const NEVER = { CONFIRM_LOGS_IN: 'never' }

  /** The same browser, at the server with other settings. */
  function carry(app: TestServices, from: ReturnType<TestServices['browser']>) {
    const browser = app.browser()
    Object.assign(browser.cookies, from.cookies)
    return browser
  }

  /** Both signed up while a confirmation was asked for; now that it is not, the stranger is logged in and about to move the account. */
  async function prepareMove(env: Record<string, string> = LIMITED, order = [eve, ada]) {
    const app = createTestServices({ env: REQUIRED })
    const browsers = new Map<object, ReturnType<TestServices['browser']>>()
    for (const input of order) {
      const browser = app.browser()
      browsers.set(input, browser)
      await browser.signUp(input)
    }
    const link = linkOf((await app.mailsTo(email))[0])
    const limited = createTestServices({ env, ground: app })
    const stranger = limited.browser()
    await stranger.logIn({ identifier: email, password: eve.password, remember: true })
    await limited.services.requestEmailChange({ email: 'eve@x.test' }, stranger.caller())
    return { app: limited, link, stranger, owner: carry(limited, browsers.get(ada)!) }
  }

  test('ends: a session from before a confirmation was asked for (SU-4, SE-4)', async () => {
    const app = createTestServices({ env: LIMITED })
    const stranger = app.browser()
    await stranger.signUp(eve)
    const stricter = createTestServices({ env: REQUIRED, ground: app })
    const owner = stricter.browser()
    await owner.signUp(ada)
    await owner.confirm(linkOf((await stricter.mailsTo(email))[0]))
    expect([await carry(stricter, stranger).currentUser(), await owner.currentUser()]).toEqual([
      null,
      expect.objectContaining({ name: 'Ada' }),
    ])
  })

  test.each([
    ['before', [eve, ada]],
    ['after', [ada, eve]],
  ])('ends: a session, and the move to another address, of one who signed up %s the owner did (SU-4, EC-3)', async (_, order) => {
    const { app, link, stranger, owner } = await prepareMove(LIMITED, order)
    const change = linkOf((await app.mailsTo('eve@x.test'))[0])
    await owner.confirm(link)
    expect(await stranger.currentUser()).toBeNull()
    expect(await refusalOf(app.services.confirmEmailChange(change, stranger.caller()))).toBe('link_used')
    expect(await owner.currentUser()).toMatchObject({ email, name: 'Ada' })
  })

  test('ends: a mail for such a move that still waits (SU-4, EC-3)', async () => {
    const { app, link, owner } = await prepareMove()
    await owner.confirm(link)
    expect([await app.mailsTo('eve@x.test'), (await app.account(email)).pendingEmail]).toEqual([[], null])
  })

  test('ends: a session that has outlived the attempt which began it (SU-4)', async () => {
    const { app, owner, stranger } = await prepareMove({ ...LIMITED, REMEMBER_MAX: '90d', REMEMBER_IDLE: '60d' }, [ada, eve])
    await app.deliver()
    app.clock.advance(31 * DAY_MS)
    await pruneAccounts(app, null)
    expect([(await app.account(email)).attempts.length, await stranger.currentUser()]).toEqual([1, expect.objectContaining({ email })])
    await owner.resend(email)
    await owner.confirm(linkOf((await app.mailsTo(email)).find(({ purpose }) => purpose === 'confirm')))
    expect(await stranger.currentUser()).toBeNull()
  })

  test('is nothing of the browser that confirms, and signed up: it stays logged in (SU-11)', async () => {
    const { app, link, stranger, owner } = await prepareMove({ ...LIMITED, ...NEVER }, [ada, eve])
    await owner.logIn({ identifier: email, password })
    expect(await owner.confirm(link)).toEqual({ status: 'confirmed' })
    expect([await owner.currentUser(), await stranger.currentUser()]).toEqual([expect.objectContaining({ name: 'Ada' }), null])
    expect((await app.account(email)).sessions).toHaveLength(1)
  })

  test('is nothing where nobody else has signed up: every browser of the owner stays logged in, and their move goes on', async () => {
    for (const env of [LIMITED, { ...LIMITED, ...NEVER }]) {
      const app = createTestServices({ env })
      const [laptop, phone] = [app.browser(), app.browser()]
      await laptop.signUp(ada)
      await phone.logIn({ identifier: email, password })
      await app.services.requestEmailChange({ email: 'new@x.test' }, phone.caller())
      const link = linkOf((await app.mailsTo(email)).find(({ purpose }) => purpose === 'confirm'))
      await laptop.confirm(link)
      for (const browser of [laptop, phone])
        expect(await browser.currentUser()).toMatchObject({ confirmed: true, pendingEmail: 'new@x.test' })
    }
  })

  test('ends too when the owner moves away instead of confirming (SU-4)', async () => {
    const { app, stranger, owner } = await prepareMove(LIMITED, [ada, eve])
    await owner.logIn({ identifier: email, password })
    await app.services.requestEmailChange({ email: 'new@x.test' }, owner.caller())
    await app.services.confirmEmailChange(linkOf((await app.mailsTo('new@x.test'))[0]), owner.caller())
    expect([await stranger.currentUser(), await owner.currentUser()]).toEqual([null, expect.objectContaining({ email: 'new@x.test' })])
  })
})
