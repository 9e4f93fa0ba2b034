import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSqliteAccountStore } from '../adapters/sqlite/account-store.ts'
import { openSqliteDatabase } from '../adapters/sqlite/open-database.ts'
import { readConfig, type Config } from '../config.ts'
import { createSampleAccount } from '../testing/sample-account.ts'
import { startTestServer } from '../testing/start-test-server.ts'
import { checkDatabase, checkServer, checkSettings, type Finding } from './doctor-checks.ts'

function configOf(env: Record<string, string>): Config {
  const result = readConfig({ NODE_ENV: 'test', ...env })
  if ('problems' in result) throw new Error(result.problems.join('; '))
  return result.config
}

function about(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, about: name }) => `${kind} ${name}`)
}

test('the settings of a new machine have no problem (CF-1)', () => {
  expect(about(checkSettings(configOf({})))).toEqual(['ok settings', 'ok PUBLIC_BASE_URL', 'note PASSWORD_PEPPER', 'note mail'])
})

test('an address at which browsers refuse the session cookie is a problem', () => {
  expect(about(checkSettings(configOf({ PUBLIC_BASE_URL: 'http://app.example.com' })))).toContain('problem PUBLIC_BASE_URL')
})

test('a missing proxy setting and pages of another site are pointed out', () => {
  const config = configOf({ PUBLIC_BASE_URL: 'https://app.example.com', ALLOWED_ORIGINS: 'https://www.example.com,https://elsewhere.test' })
  const findings = checkSettings(config)
  expect(about(findings)).toContain('note TRUST_PROXY')
  expect(findings.filter(({ about: name }) => name === 'ALLOWED_ORIGINS').map(({ says }) => says.split(' ')[0])).toEqual([
    'https://elsewhere.test',
  ])
})

test('a database that can not be opened is a problem, and one with stuck mail or a lost pepper too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-doctor-'))
  writeFileSync(join(folder, 'file'), '')
  expect(about(await checkDatabase(configOf({ DATA_DIR: join(folder, 'file') })))).toEqual(['problem database'])

  const config = configOf({ DATA_DIR: folder })
  expect(about(await checkDatabase(config))).toEqual(['ok database'])
  const store = createSqliteAccountStore(openSqliteDatabase(join(folder, 'latchkey.db')))
  const password = { hash: '$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', keyId: 'a lost pepper' }
  await store.insert(createSampleAccount({ password, mailDueAt: new Date(0) }))
  await store.close()
  expect(about(await checkDatabase(config))).toEqual(['ok database', 'problem mail', 'problem PASSWORD_PEPPER'])
  rmSync(folder, { recursive: true })
})

test('a server that runs is asked whether it takes calls from its own pages', async () => {
  await using server = await startTestServer()
  const port = String(server.port)
  expect(about(await checkServer(configOf({ PORT: port })))).toEqual(['ok server'])
  expect(about(await checkServer(configOf({ PORT: port, PUBLIC_BASE_URL: 'http://other.test' })))).toEqual(['problem server'])
  expect(about(await checkServer(configOf({ PORT: '9' })))).toEqual(['note server'])
})
