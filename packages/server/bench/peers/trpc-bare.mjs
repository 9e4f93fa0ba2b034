import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { createServer } from 'node:http'
import { ready } from './ready.mjs'
import { router } from './trpc-router.mjs'

/** tRPC with its official adapter for Node's own server, and nothing else. */
ready(createServer(createHTTPHandler({ router, basePath: '/trpc/' })))
