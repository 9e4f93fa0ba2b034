import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort } from './testing/spawn-server.ts'

const MAIN = join(import.meta.dirname, 'main.ts')
const folder = mkdtempSync(join(tmpdir(), 'latchkey-start-'))
const busy = createServer()

beforeAll(async () => {
  const port = await findFreePort()
  await new Promise<void>((resolve) => {
    busy.listen(port, '127.0.0.1', resolve)
  })
  writeFileSync(join(folder, 'file'), '')
  writeFileSync(
    join(folder, 'no-wal.mjs'),
    `import { DatabaseSync } from 'node:sqlite'
     const { prepare } = DatabaseSync.prototype
     DatabaseSync.prototype.prepare = function (sql) {
       return prepare.call(this, sql.replace('journal_mode = WAL', 'journal_mode = DELETE'))
     }`,
  )
  writeFileSync(join(folder, 'latchkey.db'), 'this is no database, and long enough to be read as one'.repeat(100))
})
afterAll(() => {
  busy.close()
  rmSync(folder, { recursive: true })
})

function start(env: Record<string, string>): Promise<{ code: unknown; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN], { cwd: folder, env: { PATH: process.env['PATH'], ...env } }, (error, stdout, stderr) =>
      resolve({ code: error?.code, output: stdout + stderr }),
    )
  })
}

const portOf = (server: typeof busy) => String((server.address() as { port: number }).port)

test.each([
  ['a port that is in use', () => ({ PORT: portOf(busy), DATA_DIR: join(folder, 'a') }), /PORT: \d+ is in use/],
  ['a file where the data should go', () => ({ DATA_DIR: join(folder, 'file') }), /DATA_DIR: .* is not a folder/],
  ['a place where nothing can be made', () => ({ DATA_DIR: '/proc/nope' }), /DATA_DIR: \/proc\/nope can not be written to/],
  ['a database that is none', () => ({ DATA_DIR: folder }), /DATA_DIR: latchkey\.db .*not a database/],
  // Every file system of this machine can hold one. Where none can, SQLite keeps the journal that it has, as here.
  [
    'a place where no write-ahead log can be',
    () => ({ DATA_DIR: join(folder, 'no-wal'), NODE_OPTIONS: `--import ${join(folder, 'no-wal.mjs')}` }),
    /DATA_DIR: .*write-ahead log/,
  ],
  ['no MongoDB', () => ({ MONGODB_URI: 'mongodb://127.0.0.1:1/' }), /MONGODB_URI: .*ECONNREFUSED/],
])('%s ends the start and names the setting (CF-1)', async (_, env, words) => {
  const { code, output } = await start({ PORT: String(await findFreePort()), ...env() })
  expect([code, output]).toEqual([1, expect.stringMatching(words)])
})
