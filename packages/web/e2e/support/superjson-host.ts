import type { Latchkey, WithAuth } from '@latchkey/server'
import { initTRPC } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express, { type Express } from 'express'
import superjson from 'superjson'

// This file stands in docs/guides/own-server.md, word by word.

export function createSuperjsonRouter(latchkey: Latchkey) {
  const t = initTRPC.context<WithAuth<object>>().create({ transformer: superjson })
  return t.router({
    auth: latchkey.authRouter,
    memberSince: t.procedure.concat(latchkey.userProcedure).query(({ ctx }) => new Date(ctx.user.createdAt)),
  })
}

export function createSuperjsonHost(latchkey: Latchkey): Express {
  const app = express()
  // For the dialogs, at /trpc: they know nothing of your transformer, and this answers without it.
  app.use(latchkey.handler)
  // For your own client, at another path.
  app.use('/api', createExpressMiddleware({ router: createSuperjsonRouter(latchkey), createContext: latchkey.createAuthContext }))
  return app
}
