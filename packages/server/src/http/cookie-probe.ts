import { AuthError } from '@latchkey/shared'
import { toWireError } from '@latchkey/shared/contract'
import type { RequestHandler } from 'express'
import { randomBytes } from 'node:crypto'
import { allowOrigin } from './allow-origin.ts'
import { API_HEADERS } from './api-headers.ts'
import { isAskedByStranger, isFromTrustedOrigin } from './origin-check.ts'
import { readProbeCookie, writeProbeCookie, type CookieSettings } from './session-cookie.ts'

/** Beside the procedures, so that whatever stands between passes it on as it does them. */
export const PROBE_PATH = '/trpc/auth.cookie-probe'

/** What the probe answers. */
export interface ProbeAnswer {
  /** The value of the cookie: the one that was set (POST), or the one that came back (GET), if any. */
  readonly probe: string | null
  /** How the browser came, as far as this server knows. */
  readonly protocol: 'http' | 'https'
}

interface Deps {
  readonly trustedOrigins: readonly string[]
  readonly cookies: CookieSettings
}

const ALLOWED = ['GET', 'HEAD', 'POST']

/** Sets a cookie like that of a session (POST) and tells whether it came back (GET), so that `latchkey doctor` can see where cookies get lost. It means nothing and is kept nowhere. */
export function createCookieProbe({ trustedOrigins, cookies }: Deps): RequestHandler {
  return (request, response) => {
    if (allowOrigin(request, response, trustedOrigins)) return
    response.set(API_HEADERS)
    const isSetting = request.method === 'POST'
    if (!ALLOWED.includes(request.method)) {
      response
        .status(405)
        .set('Allow', ALLOWED.join(', '))
        .json({ error: toWireError(new AuthError('method_not_allowed')) })
    } else if (isSetting ? !isFromTrustedOrigin(request, trustedOrigins) : isAskedByStranger(request, trustedOrigins)) {
      response.status(403).json({ error: toWireError(new AuthError('origin_not_allowed')) })
    } else {
      const probe = isSetting ? randomBytes(16).toString('base64url') : readProbeCookie(request)
      if (isSetting && probe !== null) writeProbeCookie(response, probe, cookies)
      response.json({ probe, protocol: request.protocol === 'https' ? 'https' : 'http' } satisfies ProbeAnswer)
    }
  }
}
