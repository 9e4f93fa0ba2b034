import { describe, expect, test } from 'vitest'
import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import { systemRandom } from '../ports/random.ts'
import { importAll } from '../testing/import-all.ts'
import { linkOf } from '../testing/read-mail.ts'
import { DAY_MS } from '../testing/test-clock.ts'
import { createTestOperators } from '../testing/test-operators.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'
import { hashForAttempt, keepAttempt } from './keep-attempt.ts'
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

/** As bcrypt of other systems sees it; the hash is theirs, of cost 5. */
const CUT = 'a'.repeat(72)
const CUT_HASH = '$2b$05$abcdefghijklmnopqrstuuGUnCqbfgs3htOkLrFduUjAyLBw1Rq/u'

test.each([
  ['cheaper than ours, confirmed', 6, [{ email, password_hash: BCRYPT, confirmed: true }]],
  ['cheaper than ours, unconfirmed', 6, [{ email, password_hash: BCRYPT, confirmed: false }]],
  ['as dear as ours, unconfirmed', 5, [{ email, password_hash: BCRYPT, confirmed: false }]],
  ['of nobody', 5, []],
])('every character of what was tried at an address counts, whatever hash was imported: %s (EN-1, PW-2)', async (_, cost, records) => {
  const app = createTestOperators({ env: REQUIRED, cost })
  await importAll(app, records)
  await app.browser().signUp({ email, password: `${CUT}X`, name: 'Eve' })
  expect([await logIn(app, `${CUT}Y`), await logIn(app, `${CUT}X`)]).toEqual(['credentials_wrong', 'email_not_confirmed'])
})

describe.each([4, 5, 6])('whoever was imported unconfirmed and signs up anew, with our cost at %i and 5 imported', (cost) => {
  async function signUpAnew(password_hash: string) {
    const app = createTestOperators({ env: REQUIRED, cost })
    await importAll(app, [{ email, name: 'Imported', password_hash, confirmed: false }])
    const browser = app.browser()
    await browser.signUp({ email, password: `${CUT}X`, name: 'Ada' })
    return { app, browser, link: linkOf((await app.mailsTo(email))[0]) }
  }

  test('has an account of the whole password, with the pepper, once they confirm (PW-2, PW-6)', async () => {
    const { app, browser, link } = await signUpAnew(BCRYPT)
    await browser.confirm(link)
    expect((await app.account(email)).password?.keyId).toBe('public')
    expect(await logIn(app, `${CUT}Y`)).toBe('credentials_wrong')
    expect(await app.browser().logIn({ identifier: email, password: `${CUT}X` })).toMatchObject({ name: 'Ada' })
    expect((await app.account(email)).password?.hash).toMatch(new RegExp(`^\\$2b\\$0${cost}\\$`))
  })

  test('has it too, where the password begins as the one of before did and is typed elsewhere (PW-2, SU-4)', async () => {
    const { app, link } = await signUpAnew(CUT_HASH)
    expect(await app.browser().confirm({ ...link, password: `${CUT}X` })).toMatchObject({ user: { name: 'Ada' } })
    expect((await app.account(email)).password?.keyId).toBe('public')
    expect(await logIn(app, `${CUT}Y`)).toBe('credentials_wrong')
  })

  test('may confirm with the password of before, which has a hash of the current kind from then on (PW-6, SU-4)', async () => {
    const { app, link } = await signUpAnew(CUT_HASH)
    expect(await app.browser().confirm({ ...link, password: CUT })).toMatchObject({ user: { name: 'Imported' } })
    expect((await app.account(email)).password).toEqual({
      hash: expect.stringMatching(new RegExp(`^\\$2b\\$0${cost}\\$`)),
      keyId: 'public',
    })
  })
})

test.each([
  ['has gone', []],
  ['has come back unconfirmed', [{ email, password_hash: CUT_HASH, confirmed: false }]],
])('what was hashed as a decoy never becomes an account, if the one that it was for %s (PW-2)', async (_, records) => {
  const app = createTestOperators({ env: REQUIRED, cost: 5 })
  const deps = { ...app, hasher: createBcryptHasher({ cost: 5, peppers: [] }), random: systemRandom, mailQueued: () => {} }
  await importAll(app, [{ email, password_hash: CUT_HASH, confirmed: true }])
  const existing = await app.account(email)
  const input = { email, password: `${CUT}X`, name: 'Ada' }
  const decoy = await hashForAttempt(deps.hasher, existing, input)
  expect(deps.hasher.isWhole(decoy)).toBe(false)
  await app.operators.deleteUser(email)
  await importAll(app, records)
  await keepAttempt(deps, input, { existing, password: decoy, browser: { browserHash: 'of a browser', locale: null } })
  const { attempts } = await app.account(email)
  expect(attempts.at(-1)).toMatchObject({ name: 'Ada', password: { keyId: 'public' } })
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
