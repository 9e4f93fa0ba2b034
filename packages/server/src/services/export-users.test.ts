import { expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { createTestOperators, type TestOperators } from '../testing/test-operators.ts'
import { refusalOf } from '../testing/test-services.ts'
import type { ExportedUser } from './export-users.ts'
import type { ImportRecord } from './import-users.ts'

const password = 'a fine long password'

async function exportFrom(app: TestOperators): Promise<ExportedUser[]> {
  const users: ExportedUser[] = []
  for await (const user of app.operators.exportUsers(true)) users.push(user)
  return users
}

/** Brings what one server exported into another one. */
async function importInto(app: TestOperators, users: readonly Readonly<Record<string, unknown>>[]) {
  async function* read(): AsyncGenerator<ImportRecord> {
    for (const [index, fields] of users.entries()) yield { line: index + 1, fields: { ...fields } }
  }
  const problems: string[] = []
  const onProblem = (_line: number, problem: string) => problems.push(problem)
  await app.operators.importUsers(read(), { isDryRun: false, confirmedByDefault: false, onProblem, onProgress: () => {} })
  return problems
}

test('whoever waits for an approval waits for it after a move too', async () => {
  const [from, to] = [createTestOperators({ env: { SIGNUP_OPEN: 'approval' } }), createTestOperators()]
  await from.operators.createUser({ email: 'ada@x.test', password, name: 'Ada', username: null })
  const browser = from.browser()
  await browser.signUp({ email: 'bob@x.test', password, name: 'Bob' })
  await browser.confirm(linkOf((await from.mailsTo('bob@x.test'))[0]))
  expect(await importInto(to, await exportFrom(from))).toEqual([])
  expect(await to.browser().logIn({ identifier: 'ada@x.test', password })).toMatchObject({ name: 'Ada' })
  expect(await refusalOf(to.browser().logIn({ identifier: 'bob@x.test', password }))).toBe('awaiting_approval')
})

test('a file of another system says who waits for an approval, and nobody does of whom it says nothing', async () => {
  const app = createTestOperators()
  const user = (name: string, approved?: unknown) => ({ email: `${name}@x.test`, confirmed: true, approved })
  const users = [user('a'), user('b', ''), user('c', 'yes'), user('d', 'no'), user('e', false), user('f', 'perhaps')]
  expect(await importInto(app, users)).toEqual(['approved: must be true or false'])
  const listed = await app.operators.listUsers({ text: '', after: null, limit: 10 })
  expect(listed.users.map(({ state }) => state)).toEqual(['active', 'active', 'active', 'awaiting_approval', 'awaiting_approval'])
})
