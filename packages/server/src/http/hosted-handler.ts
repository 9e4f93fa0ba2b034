import type { Express, RequestHandler } from 'express'

interface Doors {
  readonly http: { readonly isProduction: boolean }
  readonly metricsToken: string | undefined
  readonly postmarkWebhookAuth: string | undefined
}

/** What Latchkey answers inside another application. No pages: those are the host's, which shows our dialogs on them. */
const ALWAYS = ['trpc/auth\\.', 'avatars/', 'embed/', 'healthz$', 'readyz$']

/** Puts Latchkey's routes beside a host's own: whatever is not ours, or not set up, goes on to the host, untouched. */
export function createHostedHandler(app: Express, { http, metricsToken, postmarkWebhookAuth }: Doors): RequestHandler {
  const paths = [
    ...ALWAYS,
    ...(metricsToken === undefined ? [] : ['metrics$']),
    ...(postmarkWebhookAuth === undefined ? [] : ['webhooks/postmark$']),
    ...(http.isProduction ? [] : ['dev/mailbox', 'dev/mail-previews']),
  ]
  const ours = new RegExp(`^/(?:${paths.join('|')})`)
  return (request, response, next) => {
    if (ours.test(request.path)) app(request, response, next)
    else next()
  }
}
