import { isIP } from 'node:net'
import type { RequestHandler } from 'express'

/**
 * Lets only requests through that call this server by a name of its own: an address in digits, `localhost`, or the name in the public URL. A page of somebody else can let its own
 * name point here (DNS rebinding), and would then read what is meant for developers as if it were its own.
 */
export function createHostCheck(publicBaseUrl: string): RequestHandler {
  const publicName = new URL(publicBaseUrl).hostname
  return (request, response, next) => {
    const name = readHostname(request.headers.host)
    if (name === 'localhost' || name === publicName || isIP(name) !== 0) return next()
    response.status(403).type('text/plain').send(`This page is only shown at ${publicBaseUrl}, or under the name in PUBLIC_BASE_URL.`)
  }
}

/** `localhost` of `localhost:3000`, without the brackets of IPv6; nothing if it makes no sense. */
function readHostname(host = ''): string {
  const url = `http://${host}`
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[(.*)\]$/, '$1') : ''
}
