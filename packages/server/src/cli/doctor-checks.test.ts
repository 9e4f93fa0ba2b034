import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSqliteAccountStore } from '../adapters/sqlite/account-store.ts'
import { openSqliteDatabase } from '../adapters/sqlite/open-database.ts'
import { readConfig, type Config } from '../config.ts'
import { createSampleAccount } from '../testing/sample-account.ts'
import { refused, startFakePostmark } from '../testing/fake-postmark.ts'
import { startFakeSmtp } from '../testing/fake-smtp.ts'
import { startTestServer } from '../testing/start-test-server.ts'
import { checkDatabase, checkServer, checkSettings } from './doctor-checks.ts'
import type { Finding } from './doctor-finding.ts'
import { checkMailFigures, checkMailProvider } from './doctor-mail-checks.ts'

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

test('another port than the server’s is pointed out, unless a proxy stands between; the port of a scheme need not be named', () => {
  const notes = (env: Record<string, string>) =>
    checkSettings(configOf(env))
      .filter(({ kind, about: name }) => kind === 'note' && name === 'PUBLIC_BASE_URL')
      .map(({ says }) => says)
  expect(notes({ PORT: '3000', PUBLIC_BASE_URL: 'http://localhost:8080' })).toEqual(['is at port 8080, but the server listens on 3000'])
  expect(notes({ PORT: '3000', PUBLIC_BASE_URL: 'https://localhost' })).toEqual(['is at port 443, but the server listens on 3000'])
  expect(notes({ PORT: '3000', PUBLIC_BASE_URL: 'https://localhost', TRUST_PROXY: '1' })).toEqual([])
  expect(notes({ PORT: '80', PUBLIC_BASE_URL: 'http://localhost' })).toEqual([])
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
  expect(about(await checkDatabase(config))).toEqual(['ok database', 'ok mail'])
  const store = createSqliteAccountStore(openSqliteDatabase(join(folder, 'latchkey.db')))
  const password = { hash: '$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', keyId: 'a lost pepper' }
  const waiting = { id: 'mail', purpose: 'confirm', to: 'a@x.test', tries: 3, unclearTries: 0, leasedUntil: null } as const
  const mails = [{ ...waiting, createdAt: new Date(0), dueAt: new Date(0) }]
  await store.insert(createSampleAccount({ password, mails, mailDueAt: new Date(0) }))
  await store.close()
  const findings = await checkDatabase(config)
  expect(about(findings)).toEqual(['ok database', 'problem mail', 'problem PASSWORD_PEPPER'])
  expect(findings[1]?.says).toMatch(/^1 queued, 1 of them tried in vain so far, the oldest for \d+ s: is the server running/)
  rmSync(folder, { recursive: true })
})

test('a server that runs is asked whether it takes calls from its own pages', async () => {
  await using server = await startTestServer()
  const port = String(server.port)
  expect(about(await checkServer(configOf({ PORT: port })))).toEqual(['ok server'])
  expect(about(await checkServer(configOf({ PORT: port, PUBLIC_BASE_URL: 'http://other.test' })))).toEqual(['problem server'])
  expect(about(await checkServer(configOf({ PORT: '9' })))).toEqual(['note server'])
})

test('a server that trusts only proxies elsewhere is asked over its public address, figures too', async () => {
  const env = { METRICS_TOKEN: 'a long enough token', TRUST_PROXY: '10.0.0.0/8' }
  // Both stand for one: here the one that people reach, there the one that sends this machine to it.
  await using reached = await startTestServer({ env: { METRICS_TOKEN: env.METRICS_TOKEN } })
  await using server = await startTestServer({ env: { ...env, PUBLIC_BASE_URL: 'https://app.example.com' } })
  const config = configOf({ ...env, PORT: String(server.port), PUBLIC_BASE_URL: reached.url })
  expect(await checkServer(config)).toMatchObject([{ kind: 'ok', says: expect.stringContaining('takes calls from pages') }])
  expect(about(await checkMailFigures(config))).toEqual(['ok mail'])
  const nobody = configOf({ ...env, PORT: String(server.port), PUBLIC_BASE_URL: 'http://127.0.0.1:9' })
  expect(await checkServer(nobody)).toMatchObject([{ kind: 'note', says: expect.stringContaining('does not answer from here') }])
})

const POSTMARK = { POSTMARK_SERVER_TOKEN: 'token', MAIL_FROM: 'hello@x.test' }

test('the provider is asked whether it takes our mails, and gets none', async () => {
  await using postmark = await startFakePostmark()
  const config = configOf({ ...POSTMARK, POSTMARK_API_URL: postmark.url, POSTMARK_MESSAGE_STREAM: 'auth' })
  expect(about(await checkMailProvider(config))).toEqual(['ok mail'])
  expect(postmark.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /server', 'GET /message-streams/auth'])
  postmark.answer(refused(401, 10))
  expect((await checkMailProvider(config))[0]).toMatchObject({
    kind: 'problem',
    says: expect.stringContaining('the token is refused (HTTP 401'),
  })

  await using smtp = await startFakeSmtp()
  const bySmtp = configOf({ SMTP_URL: `smtp://me:secret@127.0.0.1:${smtp.port}`, MAIL_FROM: 'hello@x.test' })
  expect(about(await checkMailProvider(bySmtp))).toEqual(['ok mail'])
  smtp.answer({ AUTH: '535 5.7.8 wrong' })
  expect((await checkMailProvider(bySmtp))[0]).toMatchObject({ kind: 'problem', says: expect.stringContaining('SMTP 535 5.7.8') })
  expect(smtp.commands.filter((line) => /^(?:MAIL|RCPT|DATA)/.test(line))).toEqual([])
  expect(await checkMailProvider(configOf({}))).toEqual([])
})

test('what is odd about the set-up of mails is pointed out', () => {
  const names = about(checkSettings(configOf({ ...POSTMARK, MAIL_FROM: 'Me <me@example.com>', POSTMARK_API_URL: 'http://127.0.0.1:9' })))
  expect(names).toEqual(expect.arrayContaining(['ok mail', 'note MAIL_FROM', 'note POSTMARK_WEBHOOK_AUTH', 'note POSTMARK_API_URL']))
})

test('how the tries to send ended is asked of the running server, as its figures have it', async () => {
  const env = { METRICS_TOKEN: 'a long enough token' }
  await using server = await startTestServer({ env })
  const config = configOf({ ...env, PORT: String(server.port) })
  expect(await checkMailFigures(config)).toEqual([
    { kind: 'ok', about: 'mail', says: 'tries of the running server: 0 sent, 0 refused, 0 retry, 0 unknown, 0 broken' },
  ])
  expect(about(await checkMailFigures(configOf({})))).toEqual(['note METRICS_TOKEN'])
  expect(await checkMailFigures(configOf({ ...env, PORT: '9' }))).toEqual([])
})
