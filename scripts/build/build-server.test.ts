import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spawnServer } from '../../packages/server/src/testing/spawn-server.ts'
import { ROOT } from '../repository.ts'
import { buildServer } from './build-server.ts'

test('the built server starts, signs up, mails and shows pages as its sources do', { timeout: 120_000 }, async () => {
  await buildServer()
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-built-'))
  try {
    await using server = await spawnServer({ DATA_DIR: dataDir }, join(ROOT, 'packages/server/dist/server.js'))
    const email = 'ada@x.test'
    const signup = await server.call('signup', { email, password: 'a fine long password', name: 'Ada' })
    expect(await signup.json()).toEqual({ result: { data: { status: 'confirm_email' } } })
    await expect.poll(() => server.mailsTo(email), { timeout: 20_000 }).toHaveLength(1)
    const page = await fetch(`${server.url}/login`)
    // Whether the app is built or not: it is looked for in the right place.
    const source = await spawnServer({ DATA_DIR: join(dataDir, 'other') })
    expect([page.status, await page.text()]).toEqual(
      await fetch(`${source.url}/login`).then(async (answer) => [answer.status, await answer.text()]),
    )
    expect(await source.stop()).toBe(0)
    expect(await server.stop()).toBe(0)
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})
