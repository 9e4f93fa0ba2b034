import { toAuthError } from '@latchkey/shared/contract'
import { initTRPC } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express, { type RequestHandler } from 'express'
import * as z from 'zod/mini'
import { AuthError } from '@latchkey/shared'
import type { LatchkeyOptions } from '../create-latchkey.ts'
import type { WithAuth } from '../http/auth-context.ts'
import { listen } from './listen.ts'
import { createTestLatchkey, type TestLatchkey } from './test-latchkey.ts'

const ORIGIN = 'https://app.example.com'

/** An application of somebody else with Latchkey in it, behind what it mounts before: own routes, an own router with an own `errorFormatter`, and procedures of its own behind the guards. */
export async function startHost(options: LatchkeyOptions = {}, ...before: RequestHandler[]) {
  const latchkey = await createTestLatchkey({ publicBaseUrl: ORIGIN, ...options })
  const notes: string[] = []
  const app = express()
  const router = createRouter(latchkey, notes)
  for (const handler of before) app.use(handler)
  app.use(latchkey.handler)
  app.use('/trpc', createExpressMiddleware({ router, createContext: latchkey.createAuthContext }))
  app.use('/api', createExpressMiddleware({ router, createContext: latchkey.createAuthContext }))
  // What a developer gets who forgets the context.
  app.use('/bare', createExpressMiddleware({ router, createContext: () => ({}) as WithAuth<object> }))
  app.get('/hello', (_request, response) => void response.send('hello'))
  app.all(
    '/me',
    latchkey.requireUser({ confirmed: true }),
    (_request, response) => void response.json({ email: response.locals.user.email }),
  )
  app.get('/admin', latchkey.requireUser({ roles: ['admin'] }), (_request, response) => void response.send('admin'))
  app.get('/whoami', async (request, response) => {
    response.json({ email: (await latchkey.getUser(request))?.email ?? null })
  })
  app.get('/magic/:id', async (request, response) => {
    const answer = await latchkey.loginAs(response, request.params.id).catch((error: unknown) => ({ code: toAuthError(error).code }))
    response.json(answer)
  })
  const server = await listen(app)
  return {
    latchkey,
    notes,
    /** Adds something to the application. */
    use: (path: string, handler: RequestHandler) => void app.use(path, handler),
    url: server.url,
    /** Posts JSON as a page of the host would. */
    post: (path: string, input?: unknown, cookie = '', headers: Record<string, string> = {}) =>
      fetch(server.url + path, {
        method: 'POST',
        headers: Object.fromEntries(
          Object.entries({ 'content-type': 'application/json', origin: ORIGIN, cookie, ...headers }).filter(([, value]) => value !== ''),
        ),
        ...(input !== undefined && { body: JSON.stringify(input) }),
      }),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      await latchkey[Symbol.asyncDispose]()
    },
  }
}

function createRouter({ authRouter, publicProcedure, userProcedure, confirmedProcedure, roleProcedure }: TestLatchkey, notes: string[]) {
  const t = initTRPC.context<WithAuth<object>>().create({
    errorFormatter: ({ shape }) => ({ ...shape, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ofHost: true } }),
  })
  return t.router({
    account: authRouter,
    notes: t.router({
      anybody: publicProcedure.query(({ ctx }) => ctx.user?.email ?? 'guest'),
      mine: userProcedure.query(({ ctx }) => `notes of ${ctx.user.email}`),
      confirmed: confirmedProcedure.query(({ ctx }) => ctx.user.email),
      admin: roleProcedure('admin').query(({ ctx }) => ctx.user.email),
      add: userProcedure.input(z.object({ text: z.string() })).mutation(({ input }) => {
        if (input.text === '') throw new AuthError('forbidden')
        notes.push(input.text)
        return notes
      }),
    }),
  })
}
