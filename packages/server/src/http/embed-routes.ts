import { Router } from 'express'
import { serveFiles } from './serve-files.ts'

const HOUR_SECONDS = 3600

/** `/embed/latchkey.js` and `.css`: the forms for a page that takes them by a tag. Any page may have them, as there is nothing of anybody in them. */
export function createEmbedRoutes(embedRoot: string): Router {
  const router = Router()
  router.use('/embed', (_request, response, next) => {
    response.set({ 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' })
    next()
  })
  router.use('/embed', serveFiles(embedRoot, { maxAge: HOUR_SECONDS, etag: true }))
  return router
}
