import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { HASH_NICE } from './adapters/bcrypt/hash-threads.ts'
import { findFreePort, spawnServer, waitFor } from './testing/spawn-server.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
/** Of /proc/<pid>/stat (proc_pid_stat(5)), counted from the end: names may hold spaces. */
const NICE_FIELD = -34
const folder = mkdtempSync(join(tmpdir(), 'latchkey-main-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const production = {
  NODE_ENV: 'production',
  PUBLIC_BASE_URL: 'https://app.example.com',
  POSTMARK_SERVER_TOKEN: 'secret-token-of-postmark',
  MAIL_FROM: 'hello@example.com',
}

/** Starts the server as an operator would, and tells how that ended. */
async function start(env: Record<string, string>): Promise<{ code: unknown; output: string }> {
  const place = { PATH: process.env['PATH'] ?? '', DATA_DIR: join(folder, 'data'), PORT: String(await findFreePort()) }
  return await new Promise((resolve) => {
    execFile(process.execPath, [MAIN], { env: { ...place, ...env }, timeout: 30_000 }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, output: stdout + stderr })
    })
  })
}

test.each<[string, Record<string, string>, string]>([
  ['a minimum below eight (PW-1)', { PASSWORD_MIN_LENGTH: '7' }, 'PASSWORD_MIN_LENGTH'],
  ['a short pepper', { PASSWORD_PEPPER: 'secret-but-short' }, 'PASSWORD_PEPPER'],
  ['production without an address', { ...production, PUBLIC_BASE_URL: '' }, 'PUBLIC_BASE_URL'],
  ['production over http', { ...production, PUBLIC_BASE_URL: 'http://secret.example.com' }, 'PUBLIC_BASE_URL'],
  ['every origin', { ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS'],
  ['an open port without an environment', { HOST: '0.0.0.0' }, 'NODE_ENV'],
  ['a database that is not there', { MONGODB_URI: 'mongodb://me:secret-word@127.0.0.1:9/latchkey' }, 'MONGODB_URI'],
])(
  'with %s the server leaves with an error that names the setting and prints no secret (CF-1, CF-3)',
  { timeout: 40_000 },
  async (_, env, name) => {
    const { code, output } = await start(env)
    expect([code, output]).toEqual([1, expect.stringContaining(name)])
    expect(output).not.toMatch(/secret/)
  },
)

test(
  'with the address of another server as its public one it told that alone: now also where it listens',
  { timeout: 40_000 },
  async () => {
    const env = { DATA_DIR: join(folder, 'elsewhere'), PUBLIC_BASE_URL: 'http://localhost:5173' }
    await using server = await spawnServer(env)
    await waitFor(async () => server.output().includes('mailbox'), 10_000)
    expect(server.output()).toMatch(`Latchkey is running at http://localhost:5173\nIt listens on port ${server.port} of 127.0.0.1\n`)
  },
)

test(
  'when its disk fails, it ends so that it can be started anew, with all that it had acknowledged (AV-1)',
  { timeout: 40_000 },
  async () => {
    const preload = join(folder, 'failing-disk.mjs')
    const failing = join(folder, 'fail')
    writeFileSync(
      preload,
      `import fs from 'node:fs'
     import { syncBuiltinESMExports } from 'node:module'
     const { fdatasync } = fs
     fs.fdatasync = (file, done) => fs.existsSync('${failing}') ? done(new Error('EIO')) : fdatasync(file, done)
     syncBuiltinESMExports()`,
    )
    const env = { DATA_DIR: join(folder, 'failing'), NODE_OPTIONS: `--import ${preload}` }
    const signUp = (email: string) => ({ email, password: 'a fine long password', name: 'Ada' })
    await using server = await spawnServer(env)
    expect((await server.call('signup', signUp('ada@x.test'))).status).toBe(200)
    writeFileSync(failing, '')
    const refused = await server.call('signup', signUp('bob@x.test')).then(
      ({ status }) => status,
      () => 'cut off',
    )
    expect(refused).not.toBe(200)
    expect(await server.ended()).toBe(1)
    expect(server.output()).toContain('Latchkey ends: the disk has failed')
    rmSync(failing)
    await using again = await spawnServer(env)
    expect(await (await again.call('login', { identifier: 'ada@x.test', password: 'a fine long password' })).text()).toContain(
      'email_not_confirmed',
    )
  },
)

test('an error that nobody caught is logged, and the server goes on (AV-8)', { timeout: 40_000 }, async () => {
  const preload = join(folder, 'stray.mjs')
  writeFileSync(
    preload,
    `import { subscribe } from 'node:diagnostics_channel'
     subscribe('http.server.request.start', ({ request }) => {
       if (request.url === '/stray-rejection') void Promise.reject(new Error('stray rejection'))
       if (request.url === '/stray-error') setImmediate(() => { throw new Error('stray error') })
     })`,
  )
  await using server = await spawnServer({ DATA_DIR: join(folder, 'stray'), LOG_LEVEL: 'info', NODE_OPTIONS: `--import ${preload}` })
  for (const path of ['/stray-rejection', '/stray-error']) await fetch(server.url + path)
  await waitFor(async () => /stray rejection[^]*stray error/.test(server.output()), 10_000)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect((await server.call('login', { identifier: 'ada@x.test', password: 'wrong password' })).status).toBe(401)
  expect(await server.stop()).toBe(0)
})

test(
  'in production a new server has no account, no page for developers, no figures, no maps and no stray file (CF-2, HD-3)',
  { timeout: 40_000 },
  async () => {
    await using server = await spawnServer({ ...production, DATA_DIR: join(folder, 'fresh'), BCRYPT_COST: '10' })
    const paths = [
      '/dev/mailbox',
      '/dev/mailbox.json',
      '/dev/mails',
      '/dev/gallery',
      '/metrics',
      '/webhooks/postmark',
      '/panel',
      '/trpc-panel',
      '/graphql',
      '/admin.php',
    ]
    const files = [
      '/.env',
      '/.git/config',
      '/package.json',
      '/latchkey.db',
      '/.data/latchkey.db',
      '/assets/../package.json',
      '/embed/latchkey.js.map',
      '/index.html.map',
      '/server-status',
    ]
    for (const path of [...paths, ...files]) expect([path, (await fetch(server.url + path)).status]).toEqual([path, 404])
    for (const identifier of ['admin', 'admin@x.test', 'root', 'test@x.test', 'demo@x.test'])
      expect((await server.call('login', { identifier, password: 'admin' })).status).toBe(401)
  },
)

test.runIf(process.platform === 'linux').each([
  ['one for each core and two more', {}, 10],
  ['as many as the operator says', { UV_THREADPOOL_SIZE: '6' }, 6],
])(
  'on a machine of eight cores hashes have threads: %s, all of which step back as far as they can (AV-6)',
  { timeout: 40_000 },
  async (_, env, threads) => {
    const preload = join(folder, 'eight-cores.mjs')
    writeFileSync(
      preload,
      `import os from 'node:os'
     import { syncBuiltinESMExports } from 'node:module'
     os.availableParallelism = () => 8
     syncBuiltinESMExports()`,
    )
    await using server = await spawnServer({ DATA_DIR: join(folder, `pool-${threads}`), NODE_OPTIONS: `--import ${preload}`, ...env })
    expect((await server.call('login', { identifier: 'ada@x.test', password: 'wrong password' })).status).toBe(401)
    const tasks = `/proc/${server.pid}/task`
    const pool = readdirSync(tasks).filter((task) => readFileSync(`${tasks}/${task}/comm`, 'utf8') === 'libuv-worker\n')
    const niceOf = (task: string) => readFileSync(`${tasks}/${task}/stat`, 'utf8').split(' ').at(NICE_FIELD)
    expect(pool.map(niceOf)).toEqual(Array.from({ length: threads }, () => String(HASH_NICE.own)))
  },
)
