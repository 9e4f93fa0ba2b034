import { Router } from 'express'
import type { Services } from '../services/index.ts'

/**
 * `/healthz`: the process is alive. `/readyz`: it can be used, which needs the database. While no mail can go out it still can, so that is a warning only:
 * taking the server out of service would mend nothing. Neither tells more.
 */
export function createHealthRoutes(services: Pick<Services, 'ping'>, isMailPaused: () => boolean): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    const isReady = await services.ping().then(
      () => true,
      () => false,
    )
    response
      .set('Cache-Control', 'no-store')
      .status(isReady ? 200 : 503)
      .json({ status: isReady ? 'ok' : 'unavailable', ...(isMailPaused() && { mail: 'paused' }) })
  })
  return router
}
