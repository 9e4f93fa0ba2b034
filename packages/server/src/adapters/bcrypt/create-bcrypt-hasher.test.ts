import { AuthError } from '@latchkey/shared'
import bcrypt from 'bcrypt'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { PasswordHash } from '../../domain/account.ts'
import type { PasswordHasher } from '../../ports/password-hasher.ts'
import { createBcryptHasher } from './create-bcrypt-hasher.ts'

const COST = 5
const PEPPER = 'a pepper of at least thirty-two characters'
const OLD_PEPPER = 'the pepper that was used before this one was'
const SALT = '$2b$05$abcdefghijklmnopqrstuu'
const WERKZEUG = {
  hash: 'pbkdf2:sha256:50000$Zr4kQ1vB$82dd432ed783a27e1e88f28d888c16a0a8020ce5398e92eff493d340c3450aa3',
  keyId: 'none',
}

const plain = createBcryptHasher({ cost: COST, peppers: [] })
const peppered = createBcryptHasher({ cost: COST, peppers: [PEPPER] })

afterEach(() => {
  vi.restoreAllMocks()
})

async function fits(password: string, hash: PasswordHash, hasher = plain): Promise<boolean> {
  return (await hasher.verify(password, [hash])).match !== null
}

describe('what is stored', () => {
  test('a hash is bcrypt $2b$ of the configured cost with a salt of its own (PW-6, S1-9)', async () => {
    const [one, two] = [await plain.hash('correct horse'), await plain.hash('correct horse')]
    expect(one.hash).toMatch(/^\$2b\$05\$[./A-Za-z0-9]{53}$/)
    expect(one.hash).not.toBe(two.hash)
    expect(one.keyId).toBe('public')
  })

  // Made once with Python: bcrypt by the C library over base64(HMAC-SHA-384(key, password)).
  test('the hash is the one that other implementations make of the documented recipe', async () => {
    const known = { hash: `${SALT}6fKlxo9MQ41tAoR7nqXzpxh6GNqqkma`, keyId: 'public' }
    const knownPeppered = { hash: `${SALT}tS6U8OoaIpyhDCx3zTNoS9T5wCUQOAC`, keyId: '-Km0aj0tJg' }
    expect(await fits('Grüße aus Köln', known)).toBe(true)
    expect(await fits('Grüße aus Köln', knownPeppered, peppered)).toBe(true)
  })
})

describe('every character counts', () => {
  test.each([
    ['the 73rd byte', `${'a'.repeat(72)}X`, [`${'a'.repeat(72)}Y`, 'a'.repeat(72), 'a'.repeat(73)]],
    ['what follows a NUL', 'abc\0def-ghi', ['abc\0XYZ-ghi', 'abc', 'abc\0']],
    ['a letter of 64 CJK letters', '漢'.repeat(63).concat('字'), ['漢'.repeat(64), '漢'.repeat(24)]],
    ['an emoji of 64', '😀'.repeat(63).concat('😁'), ['😀'.repeat(64), '😀'.repeat(18)]],
    ['the last of 1,024 bytes', `${'long '.repeat(204)}last`, ['long '.repeat(204), `${'long '.repeat(204)}lasu`]],
    ['a space at the edge', ' correct horse ', ['correct horse', ' correct horse', 'correct horse ']],
    ['a capital', 'Correct horse', ['correct horse', 'CORRECT HORSE']],
  ])('%s (PW-2, PW-4)', async (_what, password, others) => {
    const hash = await plain.hash(password)
    expect(await fits(password, hash)).toBe(true)
    for (const other of others) expect(await fits(other, hash)).toBe(false)
  })

  test('canonically equal text is the same password (PW-4)', async () => {
    expect(await fits('cafe\u0301 au lait', await plain.hash('caf\u00e9 au lait'))).toBe(true)
    expect(await fits('caf\u00e9 au lait', await plain.hash('cafe\u0301 au lait'))).toBe(true)
  })
})

describe('verifying', () => {
  test('the candidate that fits is found among several, whether or not they share a salt', async () => {
    const first = await plain.hash('first password')
    const second = await plain.hash('second password', first)
    const third = await plain.hash('third password')
    for (const [password, expected] of [
      ['first password', first],
      ['second password', second],
      ['third password', third],
    ] as const)
      expect(await plain.verify(password, [first, second, third])).toEqual({ match: expected, outdated: false })
    expect(await plain.verify('fourth password', [first, second, third])).toEqual({ match: null, outdated: false })
    expect(await plain.verify('first password', [])).toEqual({ match: null, outdated: false })
  })

  test('a hash shares the salt of the one that it is like, also of an older one, so that one hash verifies both (EN-2)', async () => {
    const model = await peppered.hash('first password')
    const saltOf = ({ hash }: PasswordHash) => hash.slice(0, 29)
    const cheaper = await createBcryptHasher({ cost: 4, peppers: [PEPPER] }).hash('x')
    for (const other of [model, cheaper]) {
      const second = await peppered.hash('second', other)
      expect(saltOf(second)).toBe(saltOf(other))
      expect(peppered.isAlike(second, other)).toBe(true)
    }
    const gone = await createBcryptHasher({ cost: COST, peppers: [OLD_PEPPER] }).hash('x')
    for (const other of [gone, WERKZEUG]) {
      const second = await peppered.hash('second', other)
      expect(saltOf(second)).not.toBe(saltOf(other))
      expect(peppered.isAlike(second, other)).toBe(false)
    }
  })

  test('of how an import hashed only the salt is shared, and only if it is cheaper; all of it by decoys alone (PW-2, PW-4, CF-3)', async () => {
    const [a, b] = [`${'a'.repeat(72)}X`, `${'a'.repeat(72)}Y`]
    const imported = { hash: `${SALT}GUnCqbfgs3htOkLrFduUjAyLBw1Rq/u`, keyId: 'none' }
    const dearer = createBcryptHasher({ cost: COST + 1, peppers: [PEPPER] })
    for (const [hasher, isDecoy, sharesSalt, isWhole] of [
      [dearer, false, true, true],
      [dearer, true, true, true],
      [peppered, false, false, true],
      [peppered, true, true, false],
    ] as const) {
      const second = await hasher.hash(a, imported, isDecoy)
      const seen = [
        second.hash.startsWith(SALT),
        hasher.isAlike(second, imported),
        hasher.isAlike(imported, second),
        hasher.isWhole(second),
      ]
      expect(seen).toEqual([sharesSalt, sharesSalt, sharesSalt, isWhole])
      expect([await fits(a, second, hasher), await fits(b, second, hasher)]).toEqual([true, !isWhole])
    }
    expect([imported, WERKZEUG].map((hash) => peppered.isWhole(hash))).toEqual([false, true])
  })

  test('hashes like the same text share a salt, which nobody can foretell, in one process or with one pepper (EN-2)', async () => {
    const saltOf = async (hasher: PasswordHasher, like?: string) => (await hasher.hash('x', like)).hash.slice(0, 29)
    const open = (...peppers: string[]) => createBcryptHasher({ cost: COST, peppers })
    expect(await saltOf(plain, 'ada@x.test')).toBe(await saltOf(plain, 'ada@x.test'))
    expect(await saltOf(open(PEPPER), 'ada@x.test')).toBe(await saltOf(open(PEPPER), 'ada@x.test'))
    const others = await Promise.all([
      saltOf(plain, 'ada@x.test'),
      saltOf(plain, 'bea@x.test'),
      saltOf(open(), 'ada@x.test'),
      saltOf(open(PEPPER), 'ada@x.test'),
      saltOf(open(OLD_PEPPER), 'ada@x.test'),
      saltOf(plain),
      saltOf(plain),
    ])
    expect(new Set(others)).toHaveLength(others.length)
    const hash = await plain.hash('correct horse', 'ada@x.test')
    expect(await plain.verify('correct horse', [hash])).toEqual({ match: hash, outdated: false })
  })

  test('a hash of a lower cost works and is outdated (PW-6)', async () => {
    const hash = await plain.hash('correct horse')
    const dearer = createBcryptHasher({ cost: COST + 1, peppers: [] })
    expect(await dearer.verify('correct horse', [hash])).toEqual({ match: hash, outdated: true })
    expect(await dearer.verify('wrong horse', [hash])).toEqual({ match: null, outdated: false })
    expect((await dearer.hash('correct horse')).hash).toMatch(/^\$2b\$06\$/)
  })

  test('a hash of a higher cost works and is outdated, so that its time tells no longer than until the next login (EN-2)', async () => {
    const hash = await createBcryptHasher({ cost: COST + 1, peppers: [] }).hash('correct horse')
    expect(await plain.verify('correct horse', [hash])).toEqual({ match: hash, outdated: true })
    const renewed = await plain.hash('correct horse')
    expect(await plain.verify('correct horse', [renewed])).toEqual({ match: renewed, outdated: false })
    expect([hash, renewed, WERKZEUG].map((each) => plain.isDearer(each))).toEqual([true, false, false])
  })

  test('a pepper can be introduced and replaced while the old hashes go on working (CF-3)', async () => {
    const unpeppered = await plain.hash('correct horse')
    const old = await createBcryptHasher({ cost: COST, peppers: [OLD_PEPPER] }).hash('correct horse')
    const rotated = createBcryptHasher({ cost: COST, peppers: [PEPPER, OLD_PEPPER] })
    const current = await rotated.hash('correct horse')
    for (const hash of [unpeppered, old]) expect(await rotated.verify('correct horse', [hash])).toEqual({ match: hash, outdated: true })
    expect(await rotated.verify('correct horse', [current])).toEqual({ match: current, outdated: false })
    expect(new Set([unpeppered.keyId, old.keyId, current.keyId]).size).toBe(3)
    expect(JSON.stringify([old, current])).not.toContain('pepper')
  })

  test('a hash whose pepper is gone fits no password (CF-3)', async () => {
    const hash = await peppered.hash('correct horse')
    expect(await fits('correct horse', hash)).toBe(false)
    expect(await fits('correct horse', { ...hash, keyId: 'public' })).toBe(false)
  })

  test('an imported hash and another cost one bcrypt hash together (EN-2)', async () => {
    const other = await plain.hash('correct horse')
    const hash = vi.spyOn(bcrypt, 'hash')
    for (const [password, match] of [
      ['cat', WERKZEUG],
      ['correct horse', other],
      ['dog', null],
    ] as const) {
      hash.mockClear()
      expect((await plain.verify(password, [WERKZEUG, other])).match).toEqual(match)
      expect(hash).toHaveBeenCalledTimes(1)
    }
  })

  test('an imported hash works and is outdated (S4-61)', async () => {
    expect(await peppered.verify('cat', [WERKZEUG])).toEqual({ match: WERKZEUG, outdated: true })
    expect(await peppered.verify('dog', [WERKZEUG])).toEqual({ match: null, outdated: false })
  })
})

describe('bcrypt of the password itself, from another system', () => {
  // Made once by the crypt of the C library.
  test.each(['$2a$', '$2b$', '$2y$'])('%s works and is outdated (S1-9)', async (version) => {
    const imported = { hash: `${version}05$abcdefghijklmnopqrstuu79n5c5ayK0a.TFiTtmkvR6tp7BFbXLW`, keyId: 'none' }
    expect(await peppered.verify('cat', [imported])).toEqual({ match: imported, outdated: true })
    expect(await peppered.verify('dog', [imported])).toEqual({ match: null, outdated: false })
    expect(await fits('cat', { ...imported, keyId: 'public' })).toBe(false)
  })

  test.each(['$2b$31$', '$2x$05$', '$2b$03$', '$05$'])('%s, unknown or far too expensive, fits nothing', async (prefix) => {
    expect(await fits('cat', { hash: `${prefix}abcdefghijklmnopqrstuu79n5c5ayK0a.TFiTtmkvR6tp7BFbXLW`, keyId: 'none' })).toBe(false)
  })
})

describe('the same work whatever there is to compare with (EN-2)', () => {
  /** In units of one step of bcrypt's own loop: each cost step doubles it. */
  async function workOf(candidates: readonly PasswordHash[], hasher = peppered): Promise<number> {
    const hash = vi.spyOn(bcrypt, 'hash')
    await hasher.verify('wrong horse', candidates)
    const work = hash.mock.calls.reduce((sum, [, salt]) => sum + 2 ** Number(/^\$2b\$(\d\d)/.exec(String(salt))?.[1]), 0)
    hash.mockRestore()
    return work
  }

  test('no account, an old hash, a lost pepper and an imported format cost one hash of the configured cost', async () => {
    const current = await peppered.hash('correct horse')
    const cheaper = await createBcryptHasher({ cost: 4, peppers: [PEPPER] }).hash('correct horse')
    const attempts = [current, await peppered.hash('another horse', current), await peppered.hash('a third horse', current)]
    const oneHash = 2 ** COST
    expect(await workOf([])).toBe(oneHash)
    expect(await workOf([current])).toBe(oneHash)
    expect(await workOf(attempts)).toBe(oneHash)
    expect(await workOf([cheaper])).toBe(oneHash)
    expect(await workOf([await plain.hash('correct horse')])).toBe(oneHash)
    expect(
      await workOf([
        { hash: current.hash, keyId: 'gone' },
        { hash: 'nonsense', keyId: 'none' },
      ]),
    ).toBe(oneHash)
    expect(await workOf([WERKZEUG])).toBe(oneHash)
    expect(await workOf([{ hash: `${SALT}79n5c5ayK0a.TFiTtmkvR6tp7BFbXLW`, keyId: 'none' }])).toBe(oneHash)
  })

  test('an import that is cheaper, and what was tried at its address, cost one together, in whatever order they stand', async () => {
    const imported = { hash: '$2b$04$abcdefghijklmnopqrstuu79n5c5ayK0a.TFiTtmkvR6tp7BFbXLW', keyId: 'none' }
    for (const cost of [COST, COST + 3]) {
      const hasher = createBcryptHasher({ cost, peppers: [PEPPER] })
      const tried = [await hasher.hash('another horse', imported, true), await hasher.hash('a third horse', imported, true)]
      expect(await workOf([imported], hasher)).toBe(2 ** cost)
      expect(await workOf([imported, ...tried], hasher)).toBe(2 ** cost)
      expect(await workOf([...tried, imported, WERKZEUG], hasher)).toBe(2 ** cost)
      expect(await hasher.verify('a third horse', [imported, ...tried])).toMatchObject({ match: tried[1], outdated: true })
    }
  })
})

describe('load', () => {
  test('whoever comes when too many wait is refused at once, the others are served (AV-6)', async () => {
    const hasher = createBcryptHasher({ cost: COST, peppers: [], slots: 1, maxWaiting: { verify: 2, hash: 1 } })
    const hash = await hasher.hash('correct horse')
    const logins = Array.from({ length: 5 }, () => hasher.verify('correct horse', [hash]))
    const signUps = Array.from({ length: 3 }, () => hasher.hash('correct horse'))
    const refusals = (results: ReadonlyArray<PromiseSettledResult<unknown>>) =>
      results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
    const overloaded = new AuthError('overloaded', { retryAfterSeconds: 1 })
    const [loginResults, signUpResults] = await Promise.all([Promise.allSettled(logins), Promise.allSettled(signUps)])
    expect(refusals(loginResults)).toEqual([overloaded, overloaded])
    expect(refusals(signUpResults)).toEqual([overloaded, overloaded])
    expect(await fits('correct horse', hash, hasher)).toBe(true)
  })

  test('whoever would be refused can be told so before anything else is done for them (AV-6)', async () => {
    const hasher = createBcryptHasher({ cost: COST, peppers: [], slots: 1, maxWaiting: { verify: 1, hash: 2 } })
    const running = [hasher.verify('correct horse', []), hasher.verify('correct horse', [])]
    expect(() => hasher.refuseIfFull('verify')).toThrow(expect.objectContaining({ code: 'overloaded' }))
    expect(() => hasher.refuseIfFull('hash')).not.toThrow()
    await Promise.all(running)
    expect(() => hasher.refuseIfFull('verify')).not.toThrow()
  })

  test('the next hash begins before the caller of the last one goes on, so no core waits for what that does', async () => {
    const hasher = createBcryptHasher({ cost: COST, peppers: [], slots: 1 })
    await hasher.hash('to set up the threads')
    const { mock } = vi.spyOn(bcrypt, 'hash')
    const begunWhenDone = await Promise.all(['a', 'b', 'c'].map((name) => hasher.hash(name).then(() => mock.calls.length)))
    expect(begunWhenDone).toEqual([2, 3, 3])
    // A number would send it to the thread pool for a salt first.
    expect(mock.calls.map(([, salt]) => typeof salt)).toEqual(['string', 'string', 'string'])
  })

  test('other work goes on while a password is hashed (AV-6)', async () => {
    const slow = createBcryptHasher({ cost: 11, peppers: [] })
    let isDone = false
    const hashing = slow.hash('correct horse').then(() => (isDone = true))
    let turns = 0
    while (!isDone && turns < 20) {
      turns += 1
      await new Promise(setImmediate)
    }
    await hashing
    expect(turns).toBe(20)
  })
})
