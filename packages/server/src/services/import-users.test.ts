import { expect, test } from 'vitest'
import { importAll } from '../testing/import-all.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestOperators } from '../testing/test-operators.ts'
import { DAY_MS } from '../testing/test-clock.ts'
import { refusalOf } from '../testing/test-services.ts'
import type { ExportedUser } from './export-users.ts'
import { pruneAccounts } from './prune-accounts.ts'

const UMLAUTS = 'Grüße aus Köln'

/** Made by the systems that they are named after. */
const IMPORTED = [
  {
    system: 'PBKDF2-SHA-512 with its salt in front (S3-55)',
    password: UMLAUTS,
    hash: '4472a11fa86d3d8cb6a06979f388337068caf92dcecee153c01a204123ef44d053556ef6be27fdab59a7ce5bb82a88dd0f24f61671babb09ad76e983c4b3e599c693b21046449e22308ecc390466e8102a30f5deaca65412acc91da52c24bd5c',
  },
  {
    system: 'Werkzeug pbkdf2:sha256 (S4-61)',
    password: 'cat',
    hash: 'pbkdf2:sha256:50000$Zr4kQ1vB$82dd432ed783a27e1e88f28d888c16a0a8020ce5398e92eff493d340c3450aa3',
  },
  {
    system: 'Werkzeug pbkdf2:sha1 (S4-61)',
    password: 'cat',
    hash: 'pbkdf2:sha1:1000$TP6F1WFi$2f694883e44b88e86e808d6d8feee8be251d24c6',
  },
  {
    system: 'Werkzeug scrypt (S4-61)',
    password: 'Grüße',
    hash: 'scrypt:32768:8:1$mXcGpwsSqLrUpzQO$a53caf81670fb1f2af491ddb4380d53f87e9df6ecbbc145fa29bdad7cb86c7cbfeb7c4503dd9e20c5a5fcaec738d0e4bd1967f0384c654a8c5d1f78b30359c04',
  },
  { system: 'bcrypt $2a$ (S1-9)', password: 'U*U', hash: '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW' },
]

test.each(IMPORTED)('who comes from $system logs in, and has a hash of the current kind from then on', async ({ password, hash }) => {
  const app = createTestOperators()
  const user = { email: 'Ada@x.test', name: 'Ada', password_hash: hash, confirmed: true, created_at: '2015-02-03', roles: ['staff'] }
  expect((await importAll(app, [user])).report).toMatchObject({ read: 1, created: 1, existing: 0, refused: 0 })
  expect(await refusalOf(app.browser().logIn({ identifier: 'ada@x.test', password: `${password}!` }))).toBe('credentials_wrong')
  expect((await app.account('ada@x.test')).password).toEqual({ hash, keyId: 'none' })
  const expected = { name: 'Ada', confirmed: true, roles: ['staff'], createdAt: '2015-02-03T00:00:00.000Z' }
  expect(await app.browser().logIn({ identifier: 'ada@x.test', password })).toMatchObject(expected)
  expect((await app.account('ada@x.test')).password).toEqual({ hash: expect.stringMatching(/^\$2b\$04\$/), keyId: 'public' })
  expect(await app.browser().logIn({ identifier: 'ada@x.test', password })).toMatchObject({ name: 'Ada' })
})

test('whoever is imported unconfirmed confirms with the password they had (SU-4)', async () => {
  const app = createTestOperators()
  const [, werkzeug] = IMPORTED
  await importAll(app, [{ email: 'ada@x.test', username: 'ada-l', password_hash: werkzeug!.hash }])
  expect(await refusalOf(app.browser().logIn({ identifier: 'ada@x.test', password: 'cat' }))).toBe('email_not_confirmed')
  await app.browser().resend('ada@x.test')
  const [mail] = await app.mailsTo('ada@x.test')
  const key = /confirm=([\w.~-]+)/.exec(mail!.text)![1]!
  expect(await app.browser().confirm({ email: 'ada@x.test', key, password: 'cat' })).toMatchObject({ status: 'logged_in' })
  expect(await app.account('ada@x.test')).toMatchObject({ username: 'ada-l', attempts: [] })
})

test('a bcrypt hash dearer than the server’s is counted, and its first login is the last that takes longer (EN-2)', async () => {
  const app = createTestOperators()
  const [imported, ...others] = IMPORTED.toReversed()
  const records = [imported, ...others].map((each, index) => ({ email: `p${index}@x.test`, password_hash: each?.hash, confirmed: true }))
  expect((await importAll(app, records, { isDryRun: true })).report).toMatchObject({ dearer: 1 })
  expect((await importAll(app, records)).report).toMatchObject({ dearer: 1 })
  expect((await importAll(app, records)).report).toMatchObject({ existing: 5, dearer: 0 })
  await app.browser().logIn({ identifier: 'p0@x.test', password: imported!.password })
  const { password } = await app.account('p0@x.test')
  expect(password?.hash).toMatch(/^\$2b\$04\$/)
  await app.browser().logIn({ identifier: 'p0@x.test', password: imported!.password })
  expect((await app.account('p0@x.test')).password).toEqual(password)
})

test('a wrong record is reported with its line and stops nothing', async () => {
  const app = createTestOperators()
  const hash = '$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'
  const { report, problems } = await importAll(app, [
    { email: 'one@x.test', confirmed: 'yes' },
    { email: 'not an address' },
    { email: 'md5@x.test', password_hash: '5f4dcc3b5aa765d61d8327deb882cf99' },
    { email: 'heavy@x.test', password_hash: hash.replace('$10$', '$31$') },
    { email: 'role@x.test', roles: 'two;Words!' },
    { email: 'flag@x.test', disabled: 'maybe' },
    { email: 'date@x.test', created_at: '31.12.2015' },
    { email: 'later@x.test', created_at: '2999-01-01' },
    { email: 'name@x.test', name: 'a\u202eb' },
    { name: 'Nobody' },
    { email: 'peppered@x.test', password_hash: hash, password_key: 'somebody else’s' },
    { email: 'last@x.test', username: 'last-one', confirmed: true, disabled: '1', roles: 'admin; staff', created_at: 1_400_000_000 },
    { email: 'twin@x.test', username: 'Last-One', confirmed: true },
  ])
  expect(report).toEqual({ read: 13, created: 2, existing: 0, refused: 11, dearer: 0, isInterrupted: false })
  expect(Object.fromEntries(problems)).toEqual({
    2: 'email: email_invalid',
    3: 'password_hash: format not known, or too much work',
    4: 'password_hash: format not known, or too much work',
    5: 'roles: invalid',
    6: 'disabled: must be true or false',
    7: 'created_at: must be an ISO date or seconds since 1970',
    8: 'created_at: is in the future',
    9: 'name: name_invalid',
    10: 'email: required',
    11: 'password_hash: format not known, or too much work',
    13: 'username: username_taken',
  })
  expect(await app.operators.showUser('last-one')).toMatchObject({
    state: 'disabled',
    roles: ['admin', 'staff'],
    createdAt: new Date(1_400_000_000_000),
    hasPassword: false,
  })
})

test('an import that was interrupted is run again, and overwrites nothing', async () => {
  const app = createTestOperators()
  const records = Array.from({ length: 1200 }, (_, index) => ({
    email: `u${index}@x.test`,
    name: `User ${index}`,
    username: `user-${index}`,
    confirmed: true,
  }))
  const interrupt = new AbortController()
  const first = await importAll(app, records, { signal: interrupt.signal, onProgress: () => interrupt.abort() })
  expect(first.report).toEqual({ read: 500, created: 500, existing: 0, refused: 0, dearer: 0, isInterrupted: true })
  await app.operators.setRoles('u7@x.test', ['admin'])
  const again = await importAll(app, [...records, ...records.slice(0, 3)])
  expect(again.report).toEqual({ read: 1203, created: 700, existing: 503, refused: 0, dearer: 0, isInterrupted: false })
  expect(again.problems).toEqual([])
  expect(await app.operators.showUser('u7@x.test')).toMatchObject({ roles: ['admin'] })
})

test('a dry run tells the same and changes nothing', async () => {
  const app = createTestOperators()
  const there = { email: 'there@x.test', username: 'there', confirmed: true }
  await importAll(app, [there])
  const records = [there, { email: 'new@x.test', username: 'THERE', confirmed: true }, { email: 'other@x.test' }, { email: '' }]
  const dry = await importAll(app, records, { isDryRun: true })
  expect(dry.report).toEqual({ read: 4, created: 1, existing: 1, refused: 2, dearer: 0, isInterrupted: false })
  expect(await refusalOf(app.operators.showUser('other@x.test'))).toBe('not_found')
  expect(await importAll(app, records)).toMatchObject({ report: { created: 1, existing: 1, refused: 2 } })
})

test('what one server exports another one imports, passwords included', async () => {
  const [from, to] = [createTestOperators(), createTestOperators()]
  await from.operators.createUser({ email: 'Ada@x.test', password: 'a fine long password', name: 'Ada', username: 'ada-l' })
  await from.operators.setRoles('ada-l', ['admin'])
  await from.browser().signUp({ email: 'bob@x.test', password: 'another long password', name: 'Bob' })
  await from.operators.disableUser('bob@x.test')
  const exported = await collect(from.operators.exportUsers({ withHashes: true, onLeftOut: () => {} }))
  expect((await importAll(to, exported)).report).toMatchObject({ created: 2 })
  expect(await to.browser().logIn({ identifier: 'ada@x.test', password: 'a fine long password' })).toMatchObject({ roles: ['admin'] })
  expect(await to.operators.showUser('bob@x.test')).toMatchObject({ state: 'disabled', confirmedAt: null, name: 'Bob' })
  expect(JSON.stringify(await collect(from.operators.exportUsers({ withHashes: false, onLeftOut: () => {} })))).not.toContain('$2b$')
})

async function collect(users: AsyncIterable<ExportedUser>): Promise<ExportedUser[]> {
  const all: ExportedUser[] = []
  for await (const user of users) all.push(user)
  return all
}

test('whoever was imported or invited stays, however long ago and whoever else signs up with the address (PR-3)', async () => {
  const app = createTestOperators()
  const created_at = '2020-01-01T00:00:00Z'
  await importAll(app, [
    { email: 'hashed@x.test', name: 'Ada', password_hash: IMPORTED[0]?.hash, confirmed: false, created_at },
    { email: 'bare@x.test', name: 'Bea', confirmed: false, created_at },
  ])
  await app.operators.inviteUser({ email: 'invited@x.test', name: 'Kim', locale: undefined })
  await app.operators.inviteUser({ email: 'bare@x.test', name: undefined, locale: undefined })
  await app.browser().signUp({ email: 'waiting@x.test', password: 'a fine long password' })
  await app.operators.inviteUser({ email: 'waiting@x.test', name: undefined, locale: undefined })
  await app.browser().signUp({ email: 'gone@x.test', password: 'a fine long password' })
  app.clock.advance(40 * DAY_MS)
  await pruneAccounts(app, null)
  expect((await app.account('hashed@x.test')).attempts).toMatchObject([{ name: 'Ada' }])
  expect((await app.account('bare@x.test')).name).toBe('Bea')
  for (const name of ['bare', 'invited', 'waiting']) expect(await app.store.byEmail(`${name}@x.test`)).not.toBeNull()
  expect((await app.account('waiting@x.test')).attempts).toEqual([])
  expect(await app.store.byEmail('gone@x.test')).toBeNull()
})

test('whoever was imported unconfirmed keeps the name of the file when they prove the mailbox by a reset', async () => {
  const app = createTestOperators()
  await importAll(app, [{ email: 'bare@x.test', name: 'Bea', confirmed: false }])
  const browser = app.browser()
  await browser.forgot('bare@x.test')
  const [mail] = await app.mailsTo('bare@x.test')
  expect(await browser.reset({ ...linkOf(mail), password: 'a fine long password' })).toMatchObject({
    user: { name: 'Bea', confirmed: true },
  })
})
