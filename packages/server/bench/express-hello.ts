import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { findFreePort } from '../src/testing/spawn-server.ts'
import type { BenchRequest } from './measure-rps.ts'

/** What everything is compared with: Express that only says hello, in a process of its own. */
export async function startExpressHello(): Promise<AsyncDisposable & { readonly request: BenchRequest }> {
  const port = await findFreePort()
  const child = fork(join(import.meta.dirname, 'express-hello-server.ts'), [String(port)])
  await once(child, 'message')
  return {
    request: { url: `http://127.0.0.1:${port}/`, headers: {} },
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await once(child, 'exit')
    },
  }
}
