import { describe, expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { createSampleAccount } from '../testing/sample-account.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../testing/test-clock.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'
import { pruneAccounts } from './prune-accounts.ts'
import { startSweeper } from './sweeper.ts'

const password = 'a fine long password'

/** Rounds begin at the first of all addresses, or at what a test says. */
function beginAt(letter = '0') {
  return { integer: () => Number.parseInt(letter, 36) }
}

function startTestSweeper(app: TestServices, random = beginAt()) {
  const errors: unknown[] = []
  const looks: Array<string | null> = []
  const prune = async (after: string | null) => {
    looks.push(after)
    return await pruneAccounts(app, after)
  }
  return { ...startSweeper({ limiter: app.limiter, prune, random, onError: (error) => errors.push(error) }), errors, looks }
}

describe('the sweeper', () => {
  test('leaves nothing of an address that was never confirmed, and of an account only what it needs (PR-3)', async () => {
    const app = createTestServices()
    const [owner, stranger] = [app.browser(), app.browser()]
    await owner.signUp({ email: 'ada@x.test', password, name: 'Ada' })
    await owner.confirm(linkOf((await app.mailsTo('ada@x.test'))[0]))
    await stranger.signUp({ email: 'bea@x.test', password, name: 'Bea' })
    await app.deliver()
    const sweeper = startTestSweeper(app)
    app.clock.advance(29 * DAY_MS)
    await sweeper.sweep()
    expect(await app.account('bea@x.test')).toMatchObject({ attempts: [{ name: 'Bea' }], linkKeys: [], codes: [], sentMails: [] })
    app.clock.advance(1 * DAY_MS)
    await sweeper.sweep()
    expect(await app.store.byEmail('bea@x.test')).toBeNull()
    const ada = await app.account('ada@x.test')
    expect(ada).toMatchObject({ sessions: [], linkKeys: [], codes: [], sentMails: [], activatedBy: null })
    expect(ada.activity).not.toEqual([])
    expect(await owner.logIn({ identifier: 'ada@x.test', password })).toMatchObject({ name: 'Ada' })
    await sweeper.stop()
    expect(sweeper.errors).toEqual([])
  })

  test('keeps whoever used an account unconfirmed before the site began to require it (PR-3)', async () => {
    const limited = createTestServices({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
    await limited.browser().signUp({ email: 'ada@x.test', password, name: 'Ada' })
    await limited.deliver()
    limited.clock.advance(500 * DAY_MS)
    await pruneAccounts(limited, null)
    const app = createTestServices({ ground: limited })
    await pruneAccounts(app, null)
    const browser = app.browser()
    expect(await refusalOf(browser.logIn({ identifier: 'ada@x.test', password }))).toBe('email_not_confirmed')
    await browser.resend('ada@x.test')
    const link = linkOf((await app.mailsTo('ada@x.test'))[0])
    expect(await browser.confirm({ ...link, password })).toMatchObject({ status: 'logged_in', user: { name: 'Ada' } })
  })

  test('does a bounded piece of work at a time, and comes to everybody in the end (PR-3)', async () => {
    const app = createTestServices()
    const createdAt = new Date(app.clock.now().getTime() - 40 * DAY_MS)
    await app.store.insertMany(
      Array.from({ length: 2500 }, () =>
        createSampleAccount({ createdAt, activity: [{ event: 'signed_up', at: createdAt, userAgent: '' }] }),
      ),
    )
    const left = async () => (await app.store.search({ text: '', after: null, limit: 3000 })).accounts.length
    const sweeper = startTestSweeper(app)
    await sweeper.sweep()
    expect(await left()).toBe(500)
    app.clock.advance(MINUTE_MS)
    await sweeper.sweep()
    expect(await left()).toBe(0)
    await sweeper.stop()
  })

  test('comes to everybody although every process ends after its first turn (PR-3)', async () => {
    const app = createTestServices()
    const at = app.clock.now()
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
    const create = (address: string) =>
      createSampleAccount({ email: address, emailKey: address, confirmedAt: at, sentMails: [{ purpose: 'reset', at }] })
    await app.store.insertMany(letters.flatMap((letter) => Array.from({ length: 100 }, (_, index) => create(`${letter}${index}@x.test`))))
    const left = async () => {
      const { accounts } = await app.store.search({ text: '', after: null, limit: 3000 })
      return new Set(accounts.filter(({ sentMails }) => sentMails.length > 0).map(({ emailKey }) => emailKey[0])).size
    }
    app.clock.advance(2 * DAY_MS)
    const lettersLeft: number[] = []
    for (const letter of ['n', 'h']) {
      const sweeper = startTestSweeper(app, beginAt(letter))
      await sweeper.sweep()
      await sweeper.stop()
      lettersLeft.push(await left())
      app.clock.advance(HOUR_MS)
    }
    expect(lettersLeft).toEqual([6, 0])
  })

  test('looks at everybody once in a round, wherever it begins (PR-3)', async () => {
    const app = createTestServices()
    await app.store.insertMany(
      ['a', 'm', 'z'].map((letter) => createSampleAccount({ email: `${letter}@x.test`, emailKey: `${letter}@x.test` })),
    )
    for (const letter of ['0', 'a', 'n', 'z']) {
      const sweeper = startTestSweeper(app, beginAt(letter))
      await sweeper.sweep()
      await sweeper.sweep()
      expect(sweeper.looks).toEqual([letter.repeat(3), ''])
      await sweeper.stop()
      app.clock.advance(HOUR_MS)
    }
  })

  test('goes on elsewhere after an account that can not be read', async () => {
    const app = createTestServices()
    const looks: Array<string | null> = []
    const places = 'dddmmm'.split('')
    const random = { integer: () => Number.parseInt(places.shift() ?? '', 36) }
    const prune = async (after: string | null) => {
      looks.push(after)
      if (after === 'ddd') throw new Error('an account can not be read')
      return null
    }
    const sweeper = startSweeper({ limiter: app.limiter, prune, random, onError: () => {} })
    await sweeper.sweep()
    app.clock.advance(HOUR_MS)
    await sweeper.sweep()
    expect(looks).toEqual(['ddd', 'mmm', ''])
    await sweeper.stop()
  })

  test('has one turn a minute and one round an hour, however many processes there are (PR-3, AV-2)', async () => {
    const app = createTestServices()
    const sweepers = [startTestSweeper(app), startTestSweeper(app), startTestSweeper(app)]
    const rounds = () => sweepers.flatMap((sweeper) => sweeper.looks).filter((after) => after === '').length
    await Promise.all(sweepers.map((sweeper) => sweeper.sweep()))
    expect(rounds()).toBe(1)
    app.clock.advance(2 * MINUTE_MS)
    await Promise.all(sweepers.map((sweeper) => sweeper.sweep()))
    expect(rounds()).toBe(1)
    app.clock.advance(HOUR_MS)
    await Promise.all(sweepers.map((sweeper) => sweeper.sweep()))
    expect(rounds()).toBe(2)
    for (const sweeper of sweepers) await sweeper.stop()
  })

  test('lets whoever changes an account meanwhile be faster (AV-4)', async () => {
    const app = createTestServices()
    const account = createSampleAccount({ createdAt: new Date(0) })
    await app.store.insert(account)
    const { accounts, next } = await app.store.search({ text: '', after: null, limit: 1 })
    await app.store.replace({ ...account, name: 'newer', version: 2 }, 1)
    await pruneAccounts({ ...app, store: { ...app.store, search: async () => ({ accounts, next }) } }, null)
    expect(await app.store.byId(account.id)).toMatchObject({ name: 'newer' })
  })

  test('goes on after the database was away', async () => {
    const app = createTestServices()
    const errors: unknown[] = []
    const prune = async () => {
      if (errors.length === 0) throw new Error('the database is away')
      return null
    }
    const sweeper = startSweeper({ limiter: app.limiter, prune, random: beginAt(), onError: (error) => errors.push(error) })
    await sweeper.sweep()
    expect(errors).toHaveLength(1)
    app.clock.advance(HOUR_MS)
    await sweeper.sweep()
    expect(errors).toHaveLength(1)
    await sweeper.stop()
  })
})
