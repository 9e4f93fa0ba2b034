import type { IncomingMessage } from 'node:http'

/**
 * Tells whether a request that changes something may have been sent by a page of ours (OWASP CSRF Prevention, "Verifying Origin"). Browsers send `Origin` with
 * every POST. Without it, `Sec-Fetch-Site` decides; a client that sends neither is no browser of today and may go on only without cookies, as itself.
 */
export function isFromTrustedOrigin({ headers }: Pick<IncomingMessage, 'headers'>, trustedOrigins: readonly string[]): boolean {
  if (headers.origin !== undefined) return trustedOrigins.includes(headers.origin)
  const site = headers['sec-fetch-site']
  return site === undefined ? headers.cookie === undefined : site === 'same-origin'
}
