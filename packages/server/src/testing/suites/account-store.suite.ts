import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Account } from '../../domain/account.ts'
import { AccountExists, StoreUnavailable, type AccountStore } from '../../ports/account-store.ts'
import { createFullAccount, createSampleAccount } from '../sample-account.ts'

/** What every account store must do. `open` returns an empty one; the suite closes it. */
export function testAccountStore(name: string, open: () => Promise<AccountStore>): void {
  describe(name, () => {
    let store: AccountStore
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    test('an account comes back as it was stored, with every date, null and letter', async () => {
      const full = createFullAccount()
      const plain = createSampleAccount()
      await store.insert(full)
      await store.insert(plain)
      expect(await store.byId(full.id)).toStrictEqual(full)
      expect(await store.byId(plain.id)).toStrictEqual(plain)
      expect(await store.byEmail(full.emailKey)).toStrictEqual(full)
      expect(await store.byUsername(full.usernameKey!)).toStrictEqual(full)
    })

    test('who was never stored is not found', async () => {
      await store.insert(createSampleAccount())
      expect(await store.byId('nobody')).toBeNull()
      expect(await store.byEmail('nobody@example.com')).toBeNull()
      expect(await store.byUsername('nobody')).toBeNull()
    })

    test('an address belongs to one account (S2-44)', async () => {
      const first = createSampleAccount()
      await store.insert(first)
      const error = await store.insert(createSampleAccount({ emailKey: first.emailKey })).catch(toError)
      expect(error).toBeInstanceOf(AccountExists)
      expect(error).toMatchObject({ field: 'email' })
      expect(await store.byEmail(first.emailKey)).toStrictEqual(first)
    })

    test('a user name belongs to one account (S2-44)', async () => {
      await store.insert(createSampleAccount({ username: 'Ann', usernameKey: 'ann' }))
      const error = await store.insert(createSampleAccount({ username: 'ANN', usernameKey: 'ann' })).catch(toError)
      expect(error).toBeInstanceOf(AccountExists)
      expect(error).toMatchObject({ field: 'username' })
    })

    test('accounts without a user name never collide', async () => {
      const [ann, bob] = [createSampleAccount(), createSampleAccount()]
      await store.insert(ann)
      await store.insert(bob)
      expect(await store.replace({ ...bob, version: 2 }, 1)).toBe(true)
    })

    test('two accounts never have one id, added alone or with many', async () => {
      const account = createSampleAccount()
      await store.insert(account)
      const twin = createSampleAccount({ id: account.id, emailKey: 'twin@x.test' })
      expect(await store.insert(twin).catch(toError)).toMatchObject({ name: 'AccountExists', field: 'id' })
      expect(await store.insertMany([twin, createSampleAccount()])).toEqual(['id', null])
      expect(await store.byId(account.id)).toStrictEqual(account)
      const ann = createSampleAccount()
      expect(await store.insertMany([ann, createSampleAccount({ id: ann.id, emailKey: 'bob@x.test' })])).toEqual([null, 'id'])
      expect(await store.byEmail('bob@x.test')).toBeNull()
      const cam = createSampleAccount()
      expect(await store.insertMany([cam, cam])).toEqual([null, expect.stringMatching(/id|email/)])
    })

    test('a change is stored if nobody was faster', async () => {
      const account = createSampleAccount()
      await store.insert(account)
      const changed = { ...createFullAccount(), id: account.id, version: 2 }
      expect(await store.replace(changed, 1)).toBe(true)
      expect(await store.byId(account.id)).toStrictEqual(changed)
      expect(await store.byEmail(account.emailKey)).toBeNull()
      expect(await store.byEmail(changed.emailKey)).toStrictEqual(changed)
    })

    test('a change is not stored if somebody was faster', async () => {
      const account = createSampleAccount()
      await store.insert(account)
      const faster = { ...account, version: 2, name: 'Faster' }
      expect(await store.replace(faster, 1)).toBe(true)
      expect(await store.replace({ ...account, version: 2, name: 'Slower' }, 1)).toBe(false)
      expect(await store.byId(account.id)).toStrictEqual(faster)
    })

    test('an account that is gone can not be changed', async () => {
      expect(await store.replace(createSampleAccount({ version: 2 }), 1)).toBe(false)
    })

    test.each(['email', 'username'] as const)('a change can not take the %s of another account', async (field) => {
      const ann = createSampleAccount({ username: 'ann', usernameKey: 'ann' })
      const bob = createSampleAccount({ username: 'bob', usernameKey: 'bob' })
      await store.insert(ann)
      await store.insert(bob)
      const taken: Partial<Account> = field === 'email' ? { emailKey: ann.emailKey } : { usernameKey: 'ann' }
      const error = await store.replace({ ...bob, ...taken, version: 2 }, 1).catch(toError)
      expect(error).toBeInstanceOf(AccountExists)
      expect(error).toMatchObject({ field })
      expect(await store.byId(bob.id)).toStrictEqual(bob)
    })

    test('of fifty changes at once one wins (SU-7)', async () => {
      const account = createSampleAccount()
      await store.insert(account)
      const names = Array.from({ length: 50 }, (_, index) => `racer ${index}`)
      const won = await Promise.all(names.map((racer) => store.replace({ ...account, version: 2, name: racer }, 1)))
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await store.byId(account.id)).toStrictEqual({ ...account, version: 2, name: names[won.indexOf(true)] })
    })

    test('of fifty sign-ups for one address at once one wins (SU-3)', async () => {
      const racers = Array.from({ length: 50 }, () => createSampleAccount({ emailKey: 'race@example.com' }))
      const errors = await Promise.all(racers.map((racer) => store.insert(racer).then(() => null, toError)))
      expect(errors.filter((error) => error === null)).toHaveLength(1)
      expect(errors.filter((error) => error instanceof AccountExists && error.field === 'email')).toHaveLength(49)
      expect(await store.byEmail('race@example.com')).toStrictEqual(racers[errors.indexOf(null)])
    })

    test('a read sees what was acknowledged before it, however many read at the same time (SE-4)', async () => {
      const account = createSampleAccount()
      await store.insert(account)
      let acknowledged = 1
      const reader = async () => {
        while (acknowledged < 20) {
          const atLeast = acknowledged
          expect((await store.byId(account.id))?.version).toBeGreaterThanOrEqual(atLeast)
        }
      }
      const writer = async () => {
        for (let version = 2; version <= 20; version += 1) {
          expect(await store.replace({ ...account, version }, version - 1)).toBe(true)
          acknowledged = version
        }
      }
      await Promise.all([writer(), ...Array.from({ length: 12 }, reader)])
    })

    test('an account is deleted only at the version that was read, and its address is free again (PR-1)', async () => {
      const account = createSampleAccount({ username: 'ann', usernameKey: 'ann' })
      await store.insert(account)
      await store.replace({ ...account, version: 2 }, 1)
      expect(await store.delete(account.id, 1)).toBe(false)
      expect(await store.byId(account.id)).not.toBeNull()
      expect(await store.delete(account.id, 2)).toBe(true)
      expect(await store.delete(account.id, 2)).toBe(false)
      expect(await store.byId(account.id)).toBeNull()
      await store.insert(createSampleAccount({ emailKey: account.emailKey, usernameKey: 'ann' }))
    })

    test('mails that are due are found, the longest waiting first (EM-1)', async () => {
      const now = new Date('2026-11-23T12:00:00.500Z')
      const dueAt = (ms: number) => createSampleAccount({ mailDueAt: new Date(now.getTime() + ms) })
      const [later, exactly, longest, earlier] = [dueAt(1), dueAt(0), dueAt(-86_400_000), dueAt(-1)]
      for (const account of [later, exactly, longest, earlier, createSampleAccount()]) await store.insert(account)
      expect(await store.withMailDue(now, 10)).toStrictEqual([longest, earlier, exactly])
      expect(await store.withMailDue(now, 2)).toStrictEqual([longest, earlier])

      await store.replace({ ...longest, version: 2, mailDueAt: null }, 1)
      await store.replace({ ...later, version: 2, mailDueAt: new Date(now.getTime() - 5) }, 1)
      expect((await store.withMailDue(now, 10)).map(({ id }) => id)).toEqual([later.id, earlier.id, exactly.id])
    })

    test('many accounts are added at once, and of each is told what was in its way (S2-46)', async () => {
      const there = createSampleAccount({ username: 'ann', usernameKey: 'ann' })
      await store.insert(there)
      const [fresh, twin, full] = [createSampleAccount(), createSampleAccount(), createFullAccount()]
      const many = [
        fresh,
        createSampleAccount({ emailKey: there.emailKey, name: 'Too late' }),
        createSampleAccount({ username: 'Ann', usernameKey: 'ann' }),
        { ...twin, emailKey: fresh.emailKey },
        full,
      ]
      expect(await store.insertMany(many)).toEqual([null, 'email', 'username', 'email', null])
      expect(await store.byId(there.id)).toStrictEqual(there)
      expect(await store.byId(fresh.id)).toStrictEqual(fresh)
      expect(await store.byId(full.id)).toStrictEqual(full)
      expect(await store.byId(twin.id)).toBeNull()
      expect(await store.insertMany([{ ...fresh, id: 'another' }])).toEqual(['email'])
      expect(await store.insertMany([])).toEqual([])
    })

    test('all accounts are found page by page, each once, in the order of their addresses (S2-46)', async () => {
      const letters = ['c', 'a', 'e', 'b', 'd', 'Z', 'z1']
      const accounts = letters.map((letter) => createSampleAccount({ emailKey: `${letter}@x.test` }))
      await store.insertMany(accounts)
      const found: string[] = []
      let after: string | null = null
      do {
        const page = await store.search({ text: '', after, limit: 3 })
        expect(page.accounts.length).toBeLessThanOrEqual(3)
        found.push(...page.accounts.map(({ emailKey }) => emailKey))
        after = page.next
      } while (after !== null)
      expect(found).toEqual(accounts.map(({ emailKey }) => emailKey).toSorted())
      expect(await store.search({ text: '', after: null, limit: letters.length })).toMatchObject({ next: null })
      expect(await store.search({ text: 'nobody', after: null, limit: 3 })).toEqual({ accounts: [], next: null })
    })

    test.each([
      ['ADA@', 'ada@x.test'],
      ['love', 'ada@x.test'],
      ['Lady-A', 'ada@x.test'],
      ['zoë', 'bob@x.test'],
      ['ZOË', 'bob@x.test'],
      ['émile', 'dan@x.test'],
      ['Émi', 'dan@x.test'],
      ['emil', 'eve@x.test'],
      ['%', 'cam@x.test'],
      ['.*', 'cam@x.test'],
      ['\\_', 'cam@x.test'],
      ['^$?+()[]{}|/-', 'fay@x.test'],
      // A wide space, an unbreakable one and a mark that begins a line elsewhere.
      ['山田　花', 'gen@x.test'],
      ['Jean\u00a0', 'hal@x.test'],
      ['\u2028a', 'hal@x.test'],
    ])('a search for %j finds what stands in address, name or user name (S2-46)', async (text, emailKey) => {
      const ada = createSampleAccount({ emailKey: 'ada@x.test', name: 'Ada Lovelace', username: 'Lady-ada', usernameKey: 'lady-ada' })
      const bob = createSampleAccount({ emailKey: 'bob@x.test', name: 'zoë’s bob' })
      const cam = createSampleAccount({ emailKey: 'cam@x.test', name: '100 % .* \\_' })
      const dan = createSampleAccount({ emailKey: 'dan@x.test', name: 'Émile' })
      const eve = createSampleAccount({ emailKey: 'eve@x.test', name: 'EMILE' })
      const fay = createSampleAccount({ emailKey: 'fay@x.test', name: 'a^$?+()[]{}|/-b' })
      const gen = createSampleAccount({ emailKey: 'gen@x.test', name: '山田　花子' })
      const hal = createSampleAccount({ emailKey: 'hal@x.test', name: 'Jean\u00a0Paul\u2028a' })
      for (const account of [ada, bob, cam, dan, eve, fay, gen, hal]) await store.insert(account)
      const { accounts } = await store.search({ text, after: null, limit: 5 })
      expect(accounts.map((account) => account.emailKey)).toEqual([emailKey])
    })

    test('a store in use says that it can be used, and a closed one that it can not (AV-3)', async () => {
      await expect(store.ping()).resolves.toBeUndefined()
      await store.close()
      await expect(store.close()).resolves.toBeUndefined()
      const account = createSampleAccount()
      const calls = [
        () => store.ping(),
        () => store.insert(account),
        () => store.byId('id'),
        () => store.byEmail('email'),
        () => store.byUsername('username'),
        () => store.replace(account, 1),
        () => store.delete('id', 1),
        () => store.withMailDue(new Date(), 1),
        () => store.insertMany([account]),
        () => store.search({ text: '', after: null, limit: 1 }),
      ]
      for (const call of calls) await expect(call()).rejects.toBeInstanceOf(StoreUnavailable)
    })
  })
}

function toError(error: unknown): unknown {
  return error
}
