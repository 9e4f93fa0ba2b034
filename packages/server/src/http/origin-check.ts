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

/**
 * Tells whether a page of somebody else made the browser ask, as far as the browser says so (Resource Isolation Policy, web.dev/articles/fetch-metadata). Also a
 * question leaves traces, such as the line that data was exported, and a link to it would be followed with the cookie.
 */
export function isAskedByStranger({ headers }: Pick<IncomingMessage, 'headers'>, trustedOrigins: readonly string[]): boolean {
  const site = headers['sec-fetch-site']
  return (site === 'cross-site' || site === 'same-site') && !trustedOrigins.includes(headers.origin ?? '')
}
