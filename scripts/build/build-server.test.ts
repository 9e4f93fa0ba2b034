import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { spawnServer } from '../../packages/server/src/testing/spawn-server.ts'
import { ROOT } from '../repository.ts'
import { buildServer } from './build-server.ts'

const SERVER = join(ROOT, 'packages/server')
const BUILT = join(SERVER, 'dist/server.js')
const folder = mkdtempSync(join(tmpdir(), 'latchkey-built-'))

/** Starts a server that can't start, and tells what it said. */
async function failToStart(main: string, env: Record<string, string>): Promise<string> {
  const place = { PATH: process.env['PATH'] ?? '', DATA_DIR: join(folder, 'none') }
  return await new Promise((resolve) => {
    execFile(process.execPath, [main], { env: { ...place, ...env }, timeout: 30_000 }, (_error, stdout, stderr) => resolve(stdout + stderr))
  })
}

describe('the built server', { timeout: 120_000 }, () => {
  beforeAll(buildServer, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  test('starts, signs up, mails and shows pages as its sources do', async () => {
    await using server = await spawnServer({ DATA_DIR: join(folder, 'built') }, BUILT)
    const email = 'ada@x.test'
    const signup = await server.call('signup', { email, password: 'a fine long password', name: 'Ada' })
    expect(await signup.json()).toEqual({ result: { data: { status: 'confirm_email' } } })
    await expect.poll(() => server.mailsTo(email), { timeout: 20_000 }).toHaveLength(1)
    await using source = await spawnServer({ DATA_DIR: join(folder, 'source') })
    // Whether the app is built or not: it is looked for in the right place. Types of files come from a table that was cut down.
    for (const path of [
      '/login',
      '/favicon.svg',
      '/nothing.html',
      '/healthz',
      '/dev/mails',
      '/dev/mailbox',
      '/avatars/nobody.svg',
      '/trpc/notes.list',
    ]) {
      const [built, wanted] = await Promise.all([server, source].map(({ url }) => fetch(url + path)))
      const describeAnswer = ({ status, headers }: Response) => [path, status, headers.get('content-type')]
      expect(built && describeAnswer(built)).toEqual(wanted && describeAnswer(wanted))
    }
    expect(await source.stop()).toBe(0)
    expect(await server.stop()).toBe(0)
  })

  test('loads what only some servers need: figures, an SMTP server, Postmark', async () => {
    const token = 'a token for figures'
    await using withFigures = await spawnServer(
      { DATA_DIR: join(folder, 'smtp'), METRICS_TOKEN: token, SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hello@x.test' },
      BUILT,
    )
    const figures = await fetch(`${withFigures.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
    expect(await figures.text()).toContain('latchkey_mail_queued 0')
    await using withPostmark = await spawnServer(
      {
        DATA_DIR: join(folder, 'postmark'),
        POSTMARK_SERVER_TOKEN: 'token',
        POSTMARK_API_URL: 'http://127.0.0.1:9',
        MAIL_FROM: 'hello@x.test',
      },
      BUILT,
    )
    expect((await fetch(`${withPostmark.url}/readyz`)).status).toBe(200)
  })

  test.each([
    ['settings that are wrong', { PORT: 'abc', PASSWORD_MIN_LENGTH: '7' }],
    ['a database that is not there', { MONGODB_URI: 'mongodb://127.0.0.1:9/latchkey' }],
    ['a folder that can have no file', { DATA_DIR: '/proc/none' }],
  ])('says of %s what its sources say', async (_, env: Record<string, string>) => {
    const [built, source] = await Promise.all([failToStart(BUILT, env), failToStart(join(SERVER, 'src/main.ts'), env)])
    expect(built).toBe(source)
    expect(built).toContain('Latchkey cannot start')
  })

  test('is written in ASCII, and takes nothing from Node by an import, which would load all of a module', async () => {
    for await (const name of glob('dist/server*.js', { cwd: SERVER })) {
      const text = await readFile(join(SERVER, name), 'utf8')
      expect([name, /[^\0-\x7f]/.exec(text)?.[0]]).toEqual([name, undefined])
      expect([name, /^import .* from "(?:node:|fs|path|http)[^"]*"/m.exec(text)?.[0]]).toEqual([name, undefined])
    }
  })
})

test('the server uses nothing of what the build leaves out of Express and pino', async () => {
  for await (const name of glob('src/**/*.ts', { cwd: SERVER })) {
    if (name.endsWith('.test.ts')) continue
    const text = await readFile(join(SERVER, name), 'utf8')
    expect([
      name,
      /express\.(?:json|raw|text|urlencoded|static)\b|signed: true|'extended'|pino\.transport|transport: \{/.exec(text)?.[0],
    ]).toEqual([name, undefined])
  }
})
