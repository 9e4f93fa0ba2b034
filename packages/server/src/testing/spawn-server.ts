import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { CaughtMail } from '../ports/dev-mailbox.ts'

/** The product's own start; the compiled one, if this is compiled. */
const MAIN = join(import.meta.dirname, `../main${extname(import.meta.filename)}`)
const START_WITHIN_MS = 20_000

/** A port of the loopback interface that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A server in a process of its own. */
export interface SpawnedServer extends AsyncDisposable {
  readonly url: string
  readonly port: string
  readonly pid: number
  /** All that it has written so far. */
  readonly output: () => string
  /** Calls a procedure as a page of ours would; rejects only if the server is not there. */
  readonly call: (name: string, input?: unknown, headers?: Record<string, string>) => Promise<Response>
  /** What the dev mailbox caught for this address, newest first. */
  readonly mailsTo: (email: string) => Promise<CaughtMail[]>
  /** kill -9; resolves, when it has ended, to its exit code. */
  readonly kill: () => Promise<number | null>
  /** Resolves, when it has ended by itself, to its exit code. */
  readonly ended: () => Promise<number | null>
  /** Asks it to end; resolves, when it has, to its exit code. */
  readonly stop: () => Promise<number | null>
}

/** The real server in a process of its own, as `start` runs it, ready for requests. Ends itself: `await using server = await spawnServer(…)`. */
export async function spawnServer(env: Record<string, string>, main = MAIN): Promise<SpawnedServer> {
  const port = env['PORT'] ?? String(await findFreePort())
  const url = `http://127.0.0.1:${port}`
  const inherited = { PATH: process.env['PATH'] ?? '' }
  const child = spawn(process.execPath, [main], {
    env: { ...inherited, NODE_ENV: 'test', BCRYPT_COST: '4', LOG_LEVEL: 'warn', ...env, PORT: port },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = once(child, 'exit')
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    await exited
    return child.exitCode
  }
  await waitFor(async () => {
    if (child.exitCode !== null) throw new Error(`the server did not start:\n${output}`)
    return await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
  }, START_WITHIN_MS).catch(async (error: unknown) => {
    await end('SIGKILL') // nobody else knows of it yet
    throw error
  })
  const origin = env['PUBLIC_BASE_URL'] ?? url
  return {
    url,
    port,
    pid: child.pid ?? Number.NaN,
    output: () => output,
    call: (name, input, headers = {}) =>
      fetch(`${url}/trpc/auth.${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, ...headers },
        ...(input !== undefined && { body: JSON.stringify(input) }),
      }),
    mailsTo: async (email) => {
      const response = await fetch(`${url}/dev/mailbox.json?to=${encodeURIComponent(email)}`)
      return (await response.json()) as CaughtMail[]
    },
    ended: async () => {
      await exited
      return child.exitCode
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) await end('SIGKILL')
    },
  }
}

/** Asks again and again until the answer is yes. For what another process does in its own time. */
export async function waitFor(isDone: () => Promise<boolean>, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error(`not done within ${withinMs} ms`)
    await wait(25)
  }
}
