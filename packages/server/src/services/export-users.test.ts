import { expect, test } from 'vitest'
import { importAll } from '../testing/import-all.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestOperators, type TestOperators } from '../testing/test-operators.ts'
import { refusalOf } from '../testing/test-services.ts'
import type { ExportedUser } from './export-users.ts'

const password = 'a fine long password'

async function exportFrom(app: TestOperators, onLeftOut = () => {}): Promise<ExportedUser[]> {
  const users: ExportedUser[] = []
  for await (const user of app.operators.exportUsers({ withHashes: true, onLeftOut })) users.push(user)
  return users
}

test('whoever waits for an approval waits for it after a move too', async () => {
  const [from, to] = [createTestOperators({ env: { SIGNUP_OPEN: 'approval' } }), createTestOperators()]
  await from.operators.createUser({ email: 'ada@x.test', password, name: 'Ada', username: null })
  const browser = from.browser()
  await browser.signUp({ email: 'bob@x.test', password, name: 'Bob' })
  await browser.confirm(linkOf((await from.mailsTo('bob@x.test'))[0]))
  expect((await importAll(to, await exportFrom(from))).problems).toEqual([])
  expect(await to.browser().logIn({ identifier: 'ada@x.test', password })).toMatchObject({ name: 'Ada' })
  expect(await refusalOf(to.browser().logIn({ identifier: 'bob@x.test', password }))).toBe('awaiting_approval')
})

test('a file of another system says who waits for an approval, and nobody does of whom it says nothing', async () => {
  const app = createTestOperators()
  const user = (name: string, approved?: unknown) => ({ email: `${name}@x.test`, confirmed: true, approved })
  const users = [user('a'), user('b', ''), user('c', 'yes'), user('d', 'no'), user('e', false), user('f', 'perhaps')]
  expect((await importAll(app, users)).problems).toEqual([[6, 'approved: must be true or false']])
  const listed = await app.operators.listUsers({ text: '', after: null, limit: 10 })
  expect(listed.users.map(({ state }) => state)).toEqual(['active', 'active', 'active', 'awaiting_approval', 'awaiting_approval'])
})

test('a sign-up that nobody confirmed is left out and counted, and whoever an operator brought or somebody used is not (SU-4)', async () => {
  const limited = createTestOperators({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
  await limited.browser().signUp({ email: 'used@x.test', password, name: 'Una' })
  const required = createTestOperators()
  await required.store.insert(await limited.account('used@x.test'))
  const hash = (await limited.account('used@x.test')).attempts[0]?.password.hash
  await importAll(required, [{ email: 'imported@x.test', name: 'Ida', username: 'ida-1', password_hash: hash }])
  await required.operators.inviteUser({ email: 'invited@x.test', name: 'Ina', locale: undefined })
  required.clock.advance(1000)
  for (const name of ['stranger', 'imported', 'invited', 'claimed'])
    await required
      .browser()
      .signUp({ email: `${name}@x.test`, password: 'the password of a stranger', name: 'Eve', username: `eve-${name}` })
  await required.operators.inviteUser({ email: 'claimed@x.test', name: 'Cleo', locale: undefined })
  let leftOut = 0
  const exported = await exportFrom(required, () => (leftOut += 1))
  expect(leftOut).toBe(1)
  expect(exported).toMatchObject([
    { email: 'claimed@x.test', name: 'Cleo', username: null },
    { email: 'imported@x.test', name: 'Ida', username: 'ida-1', password_hash: hash },
    { email: 'invited@x.test', name: 'Ina', username: null },
    { email: 'used@x.test', name: 'Una', password_hash: hash },
  ])
  expect(exported.filter((user) => 'password_hash' in user)).toHaveLength(2)
})

test('where unconfirmed users are logged in, they are moved like all others', async () => {
  const env = { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' }
  const [from, to] = [createTestOperators({ env }), createTestOperators({ env })]
  await from.browser().signUp({ email: 'bob@x.test', password, name: 'Bob' })
  await importAll(to, await exportFrom(from, () => expect.unreachable()))
  expect(await to.browser().logIn({ identifier: 'bob@x.test', password })).toMatchObject({ name: 'Bob', confirmed: false })
})

test('everybody keeps their id in a move, as what a host stores about them refers to it; who would take another’s is refused', async () => {
  const [from, to] = [createTestOperators(), createTestOperators()]
  const make = (email: string) => from.operators.createUser({ email, password, name: 'Ada', username: null })
  const [ada, bob] = [await make('ada@x.test'), await make('bob@x.test')]
  const exported = await exportFrom(from)
  expect(exported).toMatchObject([{ latchkey_id: ada.id }, { latchkey_id: bob.id }])
  expect((await importAll(to, exported)).problems).toEqual([])
  expect(await to.browser().logIn({ identifier: 'ada@x.test', password })).toMatchObject({ id: ada.id })
  // Once more, as after an import that was interrupted.
  expect(await importAll(to, exported)).toMatchObject({ problems: [], report: { existing: 2, created: 0 } })

  // Deleted and brought back with other roles, while somebody knows the account as it was.
  const again = to.browser()
  await again.logIn({ identifier: 'ada@x.test', password })
  expect(await again.currentUser()).toMatchObject({ roles: [] })
  const { version } = await to.account('ada@x.test')
  await to.operators.deleteUser('ada@x.test')
  to.clock.advance(1000)
  await importAll(to, [{ ...exported[0], roles: ['editor'] }])
  expect((await to.account('ada@x.test')).version).toBeGreaterThan(version)
  expect(await again.currentUser()).toBeNull()

  const wrong = [
    { email: 'eve@x.test', latchkey_id: ada.id },
    { email: 'joe@x.test', latchkey_id: '17' },
    { email: 'zoe@x.test', latchkey_id: '' },
  ]
  const problems = [
    [2, 'latchkey_id: invalid'],
    [1, 'latchkey_id: another account has it'],
  ]
  expect((await importAll(to, wrong, { isDryRun: true })).problems).toEqual(problems)
  expect((await importAll(to, wrong)).problems).toEqual(problems)
  expect(await to.account('zoe@x.test')).toMatchObject({ id: expect.stringMatching(/^[\w-]{22}$/) })
})
