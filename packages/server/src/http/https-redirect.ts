import type { RequestHandler } from 'express'

/** Sends whoever came to the trusted proxy by plain HTTP to the public HTTPS address; where that is, no header of the request decides (S3-56). */
export function createHttpsRedirect(publicBaseUrl: string): RequestHandler {
  return (request, response, next) => {
    if (request.protocol === 'https') next()
    else response.redirect(301, publicBaseUrl + (request.originalUrl.startsWith('/') ? request.originalUrl : '/'))
  }
}
