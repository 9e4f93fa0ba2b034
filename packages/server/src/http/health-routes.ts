import { Router } from 'express'
import type { Services } from '../services/index.ts'

/** `/healthz`: the process is alive. `/readyz`: it can be used, which needs the database. Neither tells more. */
export function createHealthRoutes(services: Pick<Services, 'ping'>): Router {
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
      .json({ status: isReady ? 'ok' : 'unavailable' })
  })
  return router
}
