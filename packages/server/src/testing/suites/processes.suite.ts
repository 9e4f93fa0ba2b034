import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { spawnServer, waitFor } from '../spawn-server.ts'
import { cookiesOf } from '../start-test-server.ts'
import { linkOf } from '../read-mail.ts'

const password = 'a fine long password'
const MAIL_WITHIN_MS = 40_000

type Server = Awaited<ReturnType<typeof spawnServer>>

async function readAll(calls: Promise<Response>[]) {
  return await Promise.all(
    calls.map(async (call) => {
      const response = await call
      return { status: response.status, body: await response.text() }
    }),
  )
}

/** Signs up, waits for the mail and confirms, as a user who does not give up. Returns the key that was used. */
async function signUpAndConfirm(server: Server, email: string): Promise<string> {
  const signup = await server.call('signup', { email, password, name: 'Ada' })
  expect(signup.status).toBe(200)
  const mails = () => server.mailsTo(email)
  let used = ''
  // A mail that a killed process had just sent may hold a key of a write that was lost; then the next one works.
  await waitFor(async () => {
    for (const mail of (await mails()).filter((candidate) => candidate.purpose === 'confirm')) {
      const { key } = linkOf(mail)
      const response = await server.call('confirmEmail', { email, key, password }, { cookie: cookiesOf(signup) })
      if (response.status === 200) used = key
      if (used) return true
    }
    return false
  }, MAIL_WITHIN_MS)
  return used
}

/** What must hold when several processes share one database, and when they are killed: run for each store. `env` names a fresh, empty one. */
export function testProcesses(name: string, createEnv: () => Record<string, string>): void {
  describe(name, { timeout: 120_000 }, () => {
    let env: Record<string, string> = {}
    beforeEach(() => {
      env = {
        DATA_DIR: mkdtempSync(join(tmpdir(), 'latchkey-processes-')),
        PUBLIC_BASE_URL: 'http://localhost:9',
        MAIL_COOLDOWN: '1s',
        ...createEnv(),
      }
    })
    afterEach(() => rmSync(env['DATA_DIR'] ?? '', { recursive: true, force: true }))

    test('fifty sign-ups for one address through two processes leave one account, fifty uses of one key succeed once (SU-3, SU-7, AV-2)', async () => {
      // The machine may be slow: not so slow that a second mail would be due.
      const slowly = { ...env, MAIL_COOLDOWN: '5m' }
      await using one = await spawnServer(slowly)
      await using two = await spawnServer(slowly)
      const both = (index: number) => (index % 2 === 0 ? one : two)
      const email = (index: number) => (index % 3 === 0 ? 'Ada@X.test' : 'ada@x.test')
      const signups = await Promise.all(
        Array.from({ length: 50 }, (_, index) => both(index).call('signup', { email: email(index), password, name: 'Ada' })),
      )
      expect(new Set(signups.map((response) => response.status))).toEqual(new Set([200]))
      await waitFor(async () => (await one.mailsTo('ada@x.test')).length > 0, MAIL_WITHIN_MS)
      const mails = await two.mailsTo('ada@x.test')
      expect(mails.map((mail) => mail.purpose)).toEqual(['confirm'])

      // One sign-up more, whose cookie confirms without a password, so that nothing but the key decides.
      const last = await one.call('signup', { email: 'ada@x.test', password, name: 'Ada' })
      const { key } = linkOf(mails[0])
      const confirm = (index: number) => both(index).call('confirmEmail', { email: 'ada@x.test', key }, { cookie: cookiesOf(last) })
      const confirms = await readAll(Array.from({ length: 50 }, (_, index) => confirm(index)))
      const succeeded = confirms.filter((answer) => answer.status === 200)
      expect(succeeded.map((answer) => answer.body)).toEqual([expect.stringContaining('"status":"logged_in"')])
      const refusals = confirms.filter((answer) => answer.status !== 200).map((answer) => /"message":"(\w+)"/.exec(answer.body)?.[1])
      // A database that is slow under so much at once may say so; nothing else is an answer.
      expect([...new Set(refusals)].filter((code) => code !== 'unavailable' && code !== 'busy')).toEqual(['link_used'])
    })

    test('of two hundred wrong logins at once through two processes no more are looked at than the limit allows (RL-1, RL-2, AV-2)', async () => {
      await using one = await spawnServer(env)
      await using two = await spawnServer(env)
      const logins = Array.from({ length: 200 }, (_, index) =>
        (index % 2 === 0 ? one : two).call('login', { identifier: 'Ada@x.test', password: `wrong password ${index}` }),
      )
      const statuses = (await readAll(logins)).map(({ status }) => status)
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10)
      // A database that is slow under so much at once may say so.
      expect([...new Set(statuses)].filter((status) => status !== 503).toSorted((a, b) => a - b)).toEqual([401, 429])
      expect((await two.call('login', { identifier: 'ada@x.test', password: 'wrong password' })).status).toBe(429)
    })

    test('a session that ends in one process is dead in the other at once (SE-4)', async () => {
      await using one = await spawnServer(env)
      await using two = await spawnServer(env)
      await signUpAndConfirm(one, 'bea@x.test')
      const login = await two.call('login', { identifier: 'bea@x.test', password })
      const cookie = cookiesOf(login)
      const currentUser = async (server: Server) => (await fetch(`${server.url}/trpc/auth.currentUser`, { headers: { cookie } })).text()
      expect(await currentUser(one)).toContain('bea@x.test')
      await two.call('logout', undefined, { cookie })
      expect(await currentUser(one)).toContain('"data":null')
    })

    test('killed at any moment, it leaves every account a way to finish, and no key that works twice (AV-1, EM-1)', async () => {
      const emails: string[] = []
      for (const killAfterMs of [0, 3, 8, 15, 30, 60, 120]) {
        const server = await spawnServer(env)
        const round = Array.from({ length: 4 }, (_, index) => `user-${killAfterMs}-${index}@x.test`)
        emails.push(...round)
        const calls = round.map((email) => server.call('signup', { email, password, name: 'Ada' }).catch(() => null))
        await Promise.race([Promise.all(calls), new Promise((resolve) => setTimeout(resolve, killAfterMs))])
        await server.kill()
        await Promise.all(calls)
      }
      await using server = await spawnServer(env)
      for (const email of emails) {
        const key = await signUpAndConfirm(server, email)
        const again = await server.call('confirmEmail', { email, key, password })
        expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('link_used')])
        expect((await server.call('login', { identifier: email, password })).status).toBe(200)
      }
    })

    test('told to stop, it finishes what it is doing and leaves with 0 (AV-8)', async () => {
      await using server = await spawnServer({ ...env, BCRYPT_COST: '12' })
      const calls = Array.from({ length: 4 }, (_, index) => server.call('signup', { email: `user-${index}@x.test`, password, name: 'Ada' }))
      await new Promise((resolve) => setTimeout(resolve, 250)) // so that all have arrived
      expect(await server.stop()).toBe(0)
      expect((await Promise.all(calls)).map((response) => response.status)).toEqual([200, 200, 200, 200])
    })
  })
}
