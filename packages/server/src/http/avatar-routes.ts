import { Router } from 'express'
import type { Services } from '../services/index.ts'

/** `/avatars/<account id>.svg`: the picture of an account, for as long as the account exists. */
export function createAvatarRoutes(services: Pick<Services, 'avatar'>): Router {
  const router = Router()
  router.get('/avatars/:file', async (request, response, next) => {
    const id = /^([\w-]{22})\.svg$/.exec(request.params.file)?.[1]
    const avatar = id === undefined ? null : await services.avatar(id)
    if (avatar === null) return next()
    // Embedded forms show it on pages of other origins.
    const headers = { 'Cache-Control': 'public, max-age=3600', 'Cross-Origin-Resource-Policy': 'cross-origin' }
    return response.type('image/svg+xml').set(headers).send(avatar)
  })
  return router
}
