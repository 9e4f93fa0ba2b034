import type { Express, RequestHandler } from 'express'

/** What Latchkey answers inside another application. No pages: those are the host's, which shows our dialogs on them. */
const OURS = /^\/(?:trpc\/auth\.|avatars\/|embed\/|dev\/mail|(?:webhooks\/postmark|healthz|readyz|metrics)$)/

/** Puts Latchkey's routes beside a host's own: whatever is not ours goes on to the host, untouched. */
export function createHostedHandler(app: Express): RequestHandler {
  return (request, response, next) => {
    if (OURS.test(request.path)) app(request, response, next)
    else next()
  }
}
