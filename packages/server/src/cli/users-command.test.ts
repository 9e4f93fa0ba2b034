import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spawnServer } from '../testing/spawn-server.ts'

const CLI = join(import.meta.dirname, 'main.ts')

function run(dataDir: string, password: string, ...words: string[]): Promise<{ code: number | string | null | undefined; output: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], NODE_ENV: 'test', BCRYPT_COST: '4', DATA_DIR: dataDir }
    const child = execFile(process.execPath, [CLI, ...words], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, output: stdout + stderr }),
    )
    child.stdin?.end(password)
  })
}

test('a user made from a shell can log in at a running server (S4-71, S2-46)', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-cli-'))
  await using server = await spawnServer({ DATA_DIR: dataDir })
  const create = ['users', 'create', '--email', 'ada@x.test', '--name', 'Ada']
  expect(await run(dataDir, 'a fine long password\n', ...create)).toEqual({
    code: 0,
    output: expect.stringMatching(/^Created ada@x\.test/),
  })
  expect(await run(dataDir, 'a fine long password\n', ...create)).toEqual({ code: 1, output: 'email: email_taken\n' })
  expect(await run(dataDir, 'short\n', ...create)).toEqual({ code: 1, output: 'password: password_too_short\n' })
  const login = await server.call('login', { identifier: 'ada@x.test', password: 'a fine long password' })
  expect(login.status).toBe(200)
  rmSync(dataDir, { recursive: true })
})
