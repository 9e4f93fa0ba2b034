import { initTRPC } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express from 'express'
import { ready } from './ready.mjs'

/** tRPC with its official Express adapter, and no authentication at all: a user that stands in memory. */
const user = {
  id: 'fj2fYNaujRAiTLfb6XYJwg',
  email: 'ada@x.test',
  name: 'Ada',
  confirmed: true,
  roles: [],
  createdAt: new Date(0).toISOString(),
}
const t = initTRPC.create({ isDev: false })
const router = t.router({ auth: t.router({ currentUser: t.procedure.query(() => user) }) })
ready(express().use('/trpc', createExpressMiddleware({ router })))
