import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express from 'express'
import { ready } from './ready.mjs'
import { router } from './trpc-router.mjs'

/** tRPC with its official Express adapter. */
ready(express().use('/trpc', createExpressMiddleware({ router })))
