import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteNoteStore } from '../demo/sqlite-note-store.ts'
import { spawnServer } from '../testing/spawn-server.ts'

const CLI = join(import.meta.dirname, 'main.ts')
const PASSWORD = 'a fine long password'
const CREATE = ['users', 'create', '--email', 'ada@x.test', '--name', 'Ada']

interface Result {
  readonly code: number | string | null | undefined
  readonly output: string
  readonly errors: string
}

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'latchkey-cli-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

function run(words: readonly string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}): Promise<Result> {
  return new Promise((resolve) => {
    const whole = { PATH: process.env['PATH'], NODE_ENV: 'test', BCRYPT_COST: '4', DATA_DIR: dataDir, ...env }
    const child = execFile(process.execPath, [CLI, ...words], { env: whole }, (error, output, errors) =>
      resolve({ code: error ? error.code : 0, output, errors }),
    )
    child.stdin?.end(input)
  })
}

async function json(...words: string[]): Promise<unknown> {
  return JSON.parse((await run([...words, '--json'])).output)
}

test('a user made from a shell can log in at a running server, and one disabled there is out at the next call (S4-71, S2-46, S5-81)', async () => {
  await using server = await spawnServer({ DATA_DIR: dataDir })
  expect(await run(CREATE, { input: `${PASSWORD}\n` })).toMatchObject({ code: 0, output: expect.stringMatching(/^Created ada@x\.test/) })
  expect(await run(CREATE, { input: `${PASSWORD}\n` })).toMatchObject({ code: 1, errors: 'email: email_taken\n' })
  expect(await run(CREATE, { input: 'short\n' })).toMatchObject({ code: 1, errors: 'password: password_too_short\n' })
  const logIn = () => server.call('login', { identifier: 'ada@x.test', password: PASSWORD })
  const login = await logIn()
  expect(login.status).toBe(200)
  const cookie = login.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const whoAmI = async () => await (await fetch(`${server.url}/trpc/auth.currentUser`, { headers: { cookie } })).text()
  expect(await whoAmI()).toContain('ada@x.test')

  expect(await run(['users', 'set-roles', 'ada@x.test', 'admin'])).toMatchObject({ code: 0 })
  expect(await whoAmI()).toContain('"roles":["admin"]')
  expect(await run(['users', 'disable', 'ada@x.test'])).toMatchObject({
    code: 0,
    output: 'ada@x.test is disabled, and logged out everywhere.\n',
  })
  expect(await whoAmI()).not.toContain('ada@x.test')
  expect(await (await logIn()).text()).toContain('account_disabled')
  expect(await run(['explain', 'ada@x.test'])).toMatchObject({ code: 1, output: expect.stringContaining('The account is disabled') })

  await run(['users', 'enable', 'ada@x.test'])
  await run(['users', 'set-password', 'ada@x.test'], { input: 'quite another password' })
  expect((await logIn()).status).not.toBe(200)
  expect((await server.call('login', { identifier: 'ada@x.test', password: 'quite another password' })).status).toBe(200)
  expect(await run(['users', 'delete', 'ada@x.test'])).toMatchObject({ code: 2 })
  expect(await run(['users', 'delete', 'ada@x.test', '--yes'])).toMatchObject({ code: 0 })
  expect(await run(['users', 'show', 'ada@x.test'])).toMatchObject({ code: 1, errors: 'not_found\n' })
})

test('a command makes no notes of the demo beside the accounts of another application, and deletes those that are there (PR-1)', async () => {
  await run(CREATE, { input: PASSWORD })
  expect(await run(['users', 'delete', 'ada@x.test', '--yes'])).toMatchObject({ code: 0 })
  expect(readdirSync(dataDir).filter((file) => file.startsWith('demo'))).toEqual([])

  const notes = openSqliteNoteStore(join(dataDir, 'demo.db'))
  const { id } = JSON.parse((await run([...CREATE, '--json'], { input: PASSWORD })).output) as { id: string }
  await notes.insert(id, { id: 'a1', text: 'mine', createdAt: new Date() }, 9)
  expect(await run(['users', 'delete', 'ada@x.test', '--yes'])).toMatchObject({ code: 0 })
  expect(await notes.list(id)).toEqual([])
  await notes.close()
})

test('scripts get one JSON document, people a table, and both an exit code (S2-46)', async () => {
  await run(CREATE, { input: PASSWORD })
  await run(['users', 'create', '--email', 'bob@x.test', '--name', 'Bob'], { input: PASSWORD })
  expect(await json('users', 'list', '--limit', '1')).toMatchObject({
    users: [{ email: 'ada@x.test', state: 'active' }],
    next: 'ada@x.test',
  })
  expect(await json('users', 'list', '--search', 'BOB')).toMatchObject({ users: [{ name: 'Bob' }], next: null })
  expect((await run(['users', 'list'])).output).toMatch(/^email {7}name .*\nada@x\.test {2}Ada .*\nbob@x\.test {2}Bob .*\n$/)
  expect(await json('explain', 'bob@x.test')).toMatchObject({ gates: [], retryAfterSeconds: 0 })
  expect(await run(['users', 'frobnicate'])).toMatchObject({ code: 2 })
  expect(await run(['users', 'list', '--limit', 'many'])).toMatchObject({ code: 2 })
  expect(await run(['users', 'list'], { env: { PORT: 'x' } })).toMatchObject({ code: 2, errors: expect.stringContaining('PORT') })
  expect(await run(['users', 'list'], { env: { MONGODB_URI: 'mongodb://127.0.0.1:1' } })).toMatchObject({ code: 3 })
})

test('where the next page begins can be pasted into a shell, whatever somebody signed up with', async () => {
  await run(CREATE, { input: PASSWORD })
  expect(await run(['users', 'create', '--email', '`id`@x.test', '--name', 'Eve'], { input: PASSWORD })).toMatchObject({ code: 0 })
  expect((await run(['users', 'list', '--limit', '1'])).errors).toBe("There are more: --after '`id`@x.test'\n")
})

test('a reader that has read enough, as `head` does, ends a command in silence (S2-46)', async () => {
  await run(CREATE, { input: PASSWORD })
  for (const words of [['--help'], ['users', 'list'], ['users', 'export']]) {
    const child = spawn(process.execPath, [CLI, ...words], { env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATA_DIR: dataDir } })
    child.stdout.destroy()
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    const [code] = (await once(child, 'close')) as [number | null]
    expect([words, code, errors]).toEqual([words, 0, ''])
  }
})

test('sample users are made once, with passwords that work, and never in production (S5-91, S2-46)', async () => {
  const users = (await json('seed')) as { email: string; password: string; note: string }[]
  expect(users.map(({ note }) => note)).toEqual(['', '', '', 'disabled'])
  expect(await json('seed')).toMatchObject([{ note: 'already there', password: null }, {}, {}, {}])
  await using server = await spawnServer({ DATA_DIR: dataDir })
  const { email, password } = users[0]!
  expect((await server.call('login', { identifier: email, password })).status).toBe(200)
  const production = {
    NODE_ENV: 'production',
    BCRYPT_COST: '10',
    PUBLIC_BASE_URL: 'https://x.test',
    POSTMARK_SERVER_TOKEN: 'x',
    MAIL_FROM: 'a@x.test',
  }
  expect(await run(['seed'], { env: production })).toMatchObject({ code: 1, errors: expect.stringContaining('production') })
})

test('users of another system log in after an import from the shell (S3-55, S4-61)', async () => {
  const file = join(dataDir, 'users.csv')
  const hash = 'pbkdf2:sha256:50000$Zr4kQ1vB$82dd432ed783a27e1e88f28d888c16a0a8020ce5398e92eff493d340c3450aa3'
  writeFileSync(file, `email,name,password_hash,ph\u001b[2Jone\nada@x.test,"Ada, Countess",${hash},1\nnobody,,,\n`)
  const dry = await run(['users', 'import', file, '--confirmed', '--dry-run'])
  expect(dry).toMatchObject({ code: 1, errors: 'line 3: email: email_invalid\n' })
  expect(dry.output).toBe('2 read: 1 would be created, 0 already there, 1 refused.\nNot imported: ph?[2jone.\n')
  expect(await run(['users', 'import', file, '--confirmed', '--json'])).toMatchObject({ output: expect.stringContaining('"created": 1') })
  expect(await json('users', 'import', file, '--confirmed')).toMatchObject({ created: 0, existing: 1, problems: [{ line: 3 }] })
  await using server = await spawnServer({ DATA_DIR: dataDir })
  expect((await server.call('login', { identifier: 'ada@x.test', password: 'cat' })).status).toBe(200)
  await server.call('signup', { email: 'eve@x.test', password: PASSWORD })
  const exported = await run(['users', 'export', '--with-hashes'])
  expect(exported.errors).toMatch(/^1 left out: /)
  expect(JSON.parse(exported.output)).toMatchObject({ name: 'Ada, Countess', password_hash: expect.stringMatching(/^\$2b\$04\$/) })
  const again = await run(['users', 'import', '-', '--format', 'jsonl'], { input: exported.output })
  expect(again).toMatchObject({ errors: '', output: expect.stringContaining('1 already there') })
  const dearer = 'email,password_hash\nbea@x.test,$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\n'
  const { errors } = await run(['users', 'import', '-', '--format', 'csv'], { input: dearer })
  expect(errors).toMatch(/^1 with a bcrypt hash dearer than BCRYPT_COST: /)
})

test('the shell has the services at hand, and the doctor looks at them (S2-46)', async () => {
  await run(CREATE, { input: PASSWORD })
  const shell = await run(['shell'], { input: "(await operators.showUser('ada@x.test')).name\n" })
  expect(shell).toMatchObject({ code: 0, output: expect.stringContaining("'Ada'") })
  const doctor = await run(['doctor'], { env: { PORT: '9' } })
  expect(doctor).toMatchObject({ code: 0, output: expect.stringContaining('ok       database: SQLite') })
  expect(await run(['doctor'], { env: { PORT: 'x' } })).toMatchObject({
    code: 1,
    output: expect.stringContaining('PROBLEM  settings: PORT'),
  })
})

test('what can not be used is named, with the code that the guide tells (S2-46)', async () => {
  const commands: [readonly string[], Record<string, string>, number, RegExp][] = [
    [['users', 'import', dataDir, '--format', 'csv'], {}, 2, /^The file .* can not be read\.\n$/],
    [['users', 'list'], { DATA_DIR: join(dataDir, 'ada.txt') }, 3, /^DATA_DIR: .* is not a folder\n$/],
    [['users', 'list'], { MONGODB_URI: 'mongodb://127.0.0.1:1' }, 3, /^MONGODB_URI: .*ECONNREFUSED/],
  ]
  writeFileSync(join(dataDir, 'ada.txt'), '')
  for (const [words, env, code, errors] of commands)
    expect(await run(words, { env })).toMatchObject({ code, errors: expect.stringMatching(errors) })
})
