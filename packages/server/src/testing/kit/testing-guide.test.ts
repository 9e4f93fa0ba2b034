import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { initTRPC } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express from 'express'
import { expect, test } from 'vitest'
import type { WithAuth } from '../../http/auth-context.ts'
import type { Latchkey } from '../../index.ts'
import * as kit from '../index.ts'
import { assertNoEnumeration, codeOf, DAY_MS, startTestServer } from '../index.ts'

// The code of docs/guides/testing.md, word for word, so that whoever copies it copies something that works. What it needs beside itself comes first.

const t = initTRPC.context<WithAuth<object>>().create()

function createRouter({ authRouter, userProcedure }: Latchkey) {
  return t.router({ account: authRouter, hello: userProcedure.query(({ ctx }) => `Hello ${ctx.user.name}`) })
}

function createApp(latchkey: Latchkey) {
  const appRouter = createRouter(latchkey)
  return express()
    .use(latchkey.handler)
    .use('/api', createExpressMiddleware({ router: appRouter, createContext: latchkey.createAuthContext }))
}

test('users are greeted, guests are asked to log in', async () => {
  await using server = await startTestServer({ app: createApp })
  const guest = server.browser()
  expect((await guest.fetch('/api/hello')).status).toBe(401)

  const ada = await server.loginAs({ name: 'Ada', roles: ['admin'] })
  const answer = await ada.fetch('/api/hello')
  expect(await answer.json()).toEqual({ result: { data: 'Hello Ada' } })
})

test('whoever signs up confirms by the code, and is logged out after a day', async () => {
  await using server = await startTestServer({ app: createApp })
  const browser = server.browser()
  await browser.call('signup', { email: 'ada@x.test', password: 'a fine long password', name: 'Ada' })
  const [mail] = await server.latchkey.mailsTo('ada@x.test')
  await browser.call('confirmEmail', { email: 'ada@x.test', code: codeOf(mail) })
  expect(await browser.call('currentUser')).toMatchObject({ name: 'Ada', confirmed: true })

  server.latchkey.clock.advance(DAY_MS)
  expect(await browser.call('currentUser')).toBeNull()
})

test('no answer tells who has an account', async () => {
  await using server = await startTestServer({ app: createApp })
  const { latchkey, url } = server
  await assertNoEnumeration(createRouter(latchkey), { latchkey, url: `${url}/api` })
})

test('the guide shows the code of this file, and imports what is there', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../../docs/guides/testing.md'), 'utf8')
  const source = readFileSync(import.meta.filename, 'utf8')
  const blocks = [...guide.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = '']) => code)
  expect(blocks).toHaveLength(4)
  for (const block of blocks) {
    const [, names = ''] = /^import \{ (.*) \} from '@latchkey\/server\/testing'$/m.exec(block) ?? []
    for (const name of names.split(', ').filter(Boolean)) expect(kit).toHaveProperty(name)
    expect(source).toContain(block.replaceAll(/^import .*\n+/gm, '').replaceAll(/^export /gm, ''))
  }
})
