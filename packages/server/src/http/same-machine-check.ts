import type { RequestHandler } from 'express'

/** 127.0.0.0/8 and ::1, also as a socket for both kinds of addresses writes them. */
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/
/** What a proxy adds for somebody else; a request without them may still have come through one. */
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const

/**
 * Lets only requests through that come from this machine, and not through a proxy on it. Nothing that a request says about itself lets it in, only the other end of its connection: a host that listens without
 * naming an address can be called by everybody in the same network, and what is meant for developers holds links that log people in.
 */
export const refuseOtherMachines: RequestHandler = (request, response, next) => {
  const isProxied = OF_PROXIES.some((name) => name in request.headers)
  if (!isProxied && LOOPBACK.test(request.socket.remoteAddress ?? '')) return next()
  response
    .status(404)
    .type('text/plain')
    .send('Not found. Pages for developers are shown to other machines only if NODE_ENV (mode) is set.')
}
