import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const PEERS = join(import.meta.dirname, '../peers')

/** Installs what only the bench needs, the first time that it runs. */
export function installPeers(): void {
  if (existsSync(join(PEERS, 'node_modules'))) return
  execFileSync('npx', ['--yes', 'pnpm@12', 'install', '--frozen-lockfile'], { cwd: PEERS, stdio: 'inherit' })
}

/** A script of the peers' folder in a process of its own. Ends itself: `await using`. */
export interface Peer extends AsyncDisposable {
  readonly pid: number
  /** Sends one message and waits for the answer. */
  readonly ask: (message: object) => Promise<unknown>
}

/** Starts a script and waits until it says that it is ready. */
export async function startPeer(script: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<Peer> {
  const child = fork(join(PEERS, script), args, { env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env } })
  await receive(child)
  return {
    pid: child.pid ?? Number.NaN,
    ask: async (message) => {
      const answer = receive(child)
      child.send(message)
      return await answer
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** Scripts that end together, also those that are not ready yet: else one of them would keep the bench from ending. */
export interface PeerGroup extends AsyncDisposable {
  readonly start: (script: string) => Promise<Peer>
}

export function openPeerGroup(): PeerGroup {
  const peers = new AsyncDisposableStack()
  return {
    start: (script) => {
      const starting = startPeer(script)
      peers.defer(async () => {
        const peer = await starting.catch(() => null) // whoever asked for it knows
        await peer?.[Symbol.asyncDispose]()
      })
      return starting
    },
    [Symbol.asyncDispose]: () => peers.disposeAsync(),
  }
}

/** Runs a script to its end; what it says is its result. */
export async function runPeer(script: string, args: readonly string[]): Promise<unknown> {
  const child = fork(join(PEERS, script), args)
  const [result] = await Promise.all([receive(child), once(child, 'exit')])
  return result
}

async function receive(child: ChildProcess): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`a script of the bench ended with ${code ?? 'a signal'}`))
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      resolve(message)
    })
  })
}
