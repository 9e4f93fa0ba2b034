import { initTRPC } from '@trpc/server'
import { createTRPCClient, httpLink } from '@trpc/client'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express from 'express'
import { expect, test } from 'vitest'
import type { WithAuth } from '../../http/auth-context.ts'
import { codeOf } from '../read-mail.ts'
import { HOUR_MS } from '../test-clock.ts'
import type { TestLatchkey } from '../test-latchkey.ts'
import { startTestServer } from './start-test-server.ts'

const t = initTRPC.context<WithAuth<object>>().create()

const createRouter = ({ userProcedure, roleProcedure }: TestLatchkey) =>
  t.router({
    hello: userProcedure.query(({ ctx }) => `Hello ${ctx.user.name}`),
    wipe: roleProcedure('admin').mutation(() => 'wiped'),
  })

const createApp = (latchkey: TestLatchkey) =>
  express()
    .use(latchkey.handler)
    .use('/api', createExpressMiddleware({ router: createRouter(latchkey), createContext: latchkey.createAuthContext }))

test('an application answers over HTTP, a guest and users differently (S1-32)', async () => {
  await using server = await startTestServer({ app: createApp })
  const ada = await server.loginAs({ name: 'Ada' })
  expect((await server.browser().fetch('/api/hello')).status).toBe(401)
  expect(await (await ada.fetch('/api/hello')).json()).toEqual({ result: { data: 'Hello Ada' } })
  expect((await ada.post('/api/wipe')).status).toBe(403)
  const root = await server.loginAs(await server.latchkey.createUser({ roles: ['admin'], password: 'a password of root' }))
  expect(root.user.roles).toEqual(['admin'])
  expect(await (await root.post('/api/wipe')).json()).toEqual({ result: { data: 'wiped' } })
})

test('a typed client of the application’s own router works in such a browser', async () => {
  await using server = await startTestServer({ app: createApp })
  const { fetch } = await server.loginAs({ name: 'Bea' })
  const client = createTRPCClient<ReturnType<typeof createRouter>>({ links: [httpLink({ url: `${server.url}/api`, fetch })] })
  expect(await client.hello.query()).toBe('Hello Bea')
})

test('a browser signs up, confirms by the code of the mail, and is logged out when the time is over', async () => {
  await using server = await startTestServer({ sessionIdle: '2h' })
  const browser = server.browser()
  const email = 'ada@x.test'
  await browser.call('signup', { email, password: 'a fine long password', name: 'Ada' })
  const code = codeOf((await server.latchkey.mailsTo(email))[0])
  expect(await browser.call('confirmEmail', { email, code })).toMatchObject({ status: 'logged_in' })
  expect(await browser.call('currentUser')).toMatchObject({ email })
  server.latchkey.clock.advance(3 * HOUR_MS)
  expect(await browser.call('currentUser')).toBeNull()
})

test('a browser forgets what a logout takes from it, and a refused call rejects with the code', async () => {
  await using server = await startTestServer()
  const ada = await server.loginAs()
  expect(ada.cookie()).toContain('__Host-latchkey=')
  await ada.call('logout')
  expect(ada.cookie()).not.toContain('__Host-latchkey=')
  await expect(ada.call('changeName', { name: 'Ada' })).rejects.toMatchObject({ code: 'login_required' })
  await expect(ada.call('login', { identifier: ada.user.email, password: '' })).rejects.toMatchObject({
    details: { fieldErrors: { password: 'required' } },
  })
})

test('pages of another origin are refused, as a browser would say whose they are (CX-1)', async () => {
  await using server = await startTestServer({ publicBaseUrl: 'https://app.example.com' })
  const ada = await server.loginAs()
  expect(await ada.call('changeName', { name: 'Ada L.' })).toMatchObject({ name: 'Ada L.' })
  const evil = await ada.fetch('/trpc/auth.logout', {
    method: 'POST',
    headers: { origin: 'https://evil.test', 'content-type': 'application/json' },
  })
  expect(evil.status).toBe(403)
})
