import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkOf } from '../src/testing/read-mail.ts'
import { spawnServer, waitFor } from '../src/testing/spawn-server.ts'
import { cookiesOf } from '../src/testing/start-test-server.ts'
import type { BenchRequest } from './measure-rps.ts'

const email = 'ada@x.test'

/** The real server in a process of its own, with one user logged in. */
export async function startLatchkey(): Promise<AsyncDisposable & { readonly sessionRead: BenchRequest }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  const server = await spawnServer({ DATA_DIR: dataDir })
  const signup = await server.call('signup', { email, password: 'a fine long password', name: 'Ada' })
  await waitFor(async () => (await server.mailsTo(email)).length > 0, 10_000)
  const { key } = linkOf((await server.mailsTo(email))[0])
  const confirmed = await server.call('confirmEmail', { email, key }, { cookie: cookiesOf(signup) })
  return {
    sessionRead: { url: `${server.url}/trpc/auth.currentUser`, headers: { cookie: cookiesOf(confirmed) } },
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      rmSync(dataDir, { recursive: true })
    },
  }
}
