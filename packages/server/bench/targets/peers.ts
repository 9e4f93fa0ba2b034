import { findFreePort } from '../../src/testing/spawn-server.ts'
import { cookiesOf } from '../../src/testing/start-test-server.ts'
import type { BenchRequest } from '../tools/load.ts'
import { startPeer } from '../tools/peers.ts'
import { emailOf, makeFolder, newcomerEmails, PASSWORD, post, type AuthTarget, type Target } from './target.ts'

const USERS = 16

async function startScript(script: string, env: Record<string, string> = {}) {
  const folder = makeFolder()
  const port = await findFreePort()
  const peer = await startPeer(script, [String(port), folder.path], env)
  const url = `http://127.0.0.1:${port}`
  const dispose = async () => {
    await peer[Symbol.asyncDispose]()
    folder[Symbol.dispose]()
  }
  return { url, pid: peer.pid, [Symbol.asyncDispose]: dispose }
}

const startPlain = async (name: string, script: string, path: string): Promise<Target> => {
  const { url, ...server } = await startScript(script)
  return { name, ...server, sessionReads: [{ url: url + path, headers: {} }] }
}

export const startBareNode = () => startPlain('bare Node http', 'bare-node.mjs', '/')
export const startExpress = () => startPlain('bare Express 5', 'express-hello.mjs', '/')
export const startTrpc = () => startPlain('official tRPC adapter on Express, no auth', 'trpc-express.mjs', '/trpc/auth.currentUser')
export const startBareTrpc = () => startPlain('bare tRPC on Node http, no auth', 'trpc-bare.mjs', '/trpc/auth.currentUser')

interface Paths {
  readonly script: string
  readonly login: string
  readonly signUp: string
  readonly read: string
}

async function startWithUsers(name: string, paths: Paths, env: Record<string, string>, readers = 1): Promise<AuthTarget> {
  const { url, ...server } = await startScript(paths.script, env)
  const call = (path: string, body: object) => post(url + path, body, { origin: url })
  const signUp = (email: string) => call(paths.signUp, { email, password: PASSWORD, name: 'Ada' })
  const login = (user: number) => call(paths.login, { email: emailOf(user), password: PASSWORD })
  const sessionReads: BenchRequest[] = []
  for (let user = 0; user < Math.max(USERS, readers); user += 1) await send(signUp(emailOf(user)))
  for (let user = 0; user < readers; user += 1)
    sessionReads.push({ url: url + paths.read, headers: { cookie: cookiesOf(await send(login(user))) } })
  return {
    name,
    ...server,
    sessionReads,
    logins: Array.from({ length: USERS }, (_, user) => login(user)),
    signUps: (count) => newcomerEmails(count).map(signUp),
  }
}

async function send({ url, method = 'GET', headers, body }: BenchRequest): Promise<Response> {
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return response
}

export const startPassport = (cost = 10) =>
  startWithUsers(
    'express-session + passport',
    { script: 'passport.mjs', login: '/login', signUp: '/sign-up', read: '/user' },
    { BCRYPT_COST: String(cost) },
  )

const BETTER_AUTH = {
  script: 'better-auth.mjs',
  login: '/api/auth/sign-in/email',
  signUp: '/api/auth/sign-up/email',
  read: '/api/auth/get-session',
}
export const startBetterAuth = (cost = 10, env: Record<string, string> = {}, readers = 1) =>
  startWithUsers('Better Auth', BETTER_AUTH, { BCRYPT_COST: String(cost), ...env }, readers)
