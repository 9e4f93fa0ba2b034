import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from '../src/testing/spawn-server.ts'
import { makeFolder } from './targets/target.ts'
import { BUILT_SERVER } from './tools/built-server.ts'
import { median, medianRatio } from './tools/median.ts'
import { judge, round, type Report } from './tools/report.ts'
import { takeTurns } from './tools/take-turns.ts'

const ROUNDS = 9
const LOOK_EVERY_MS = 3
const PEERS = join(import.meta.dirname, 'peers')

interface Program {
  readonly name: string
  readonly script: string
  readonly path: string
}

const PROGRAMS: readonly Program[] = [
  { name: 'Latchkey', script: BUILT_SERVER, path: '/trpc/auth.currentUser' },
  { name: 'bare Express 5', script: join(PEERS, 'express-hello.mjs'), path: '/' },
  { name: 'Better Auth', script: join(PEERS, 'better-auth.mjs'), path: '/api/auth/get-session' },
]

/** From the start of the process to its first answer, with a database that is already there (P9). */
export async function measureColdStart(): Promise<Report> {
  using folder = makeFolder()
  const samples = await takeTurns(PROGRAMS, ROUNDS, (program) => startOnce(program, folder.path))
  const [own = [], express = [], betterAuth = []] = samples
  return {
    title: `Cold start: milliseconds to the first answer, medians of ${ROUNDS} rounds`,
    rows: PROGRAMS.map(({ name }, index) => ({ server: name, ms: round(median(samples[index] ?? [])) })),
    verdicts: [
      judge('P9 of bare Express ≤ 1', medianRatio(own, express), { max: 1 }),
      judge('P9 of Better Auth ≤ 0.33', medianRatio(own, betterAuth), { max: 1 / 3 }),
    ],
  }
}

async function startOnce({ script, path }: Program, folder: string): Promise<number> {
  const port = String(await findFreePort())
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test', BCRYPT_COST: '10', LOG_LEVEL: 'error', PORT: port, DATA_DIR: folder }
  const start = performance.now()
  const child = spawn(process.execPath, [script, port, folder], { env, stdio: 'ignore' })
  const exited = once(child, 'exit')
  try {
    while (!(await answers(`http://127.0.0.1:${port}${path}`))) {
      if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`)
      await wait(LOOK_EVERY_MS)
    }
    return performance.now() - start
  } finally {
    child.kill('SIGKILL')
    await exited
  }
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}
