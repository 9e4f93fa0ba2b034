import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SessionCookie } from '../services/caller.ts'

/** `__Host-`: the browser takes it only over a secure connection, for this very host and without a Domain, so no neighbour can plant one. */
const SESSION = '__Host-latchkey'
const SIGNUP = '__Host-latchkey-signup'
const DEVICE = '__Host-latchkey-device'
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax'
const SIGNUP_MAX_AGE_SECONDS = 86_400
/** 400 days, the most that a browser grants (RFC 6265bis); each login begins them anew. */
const DEVICE_MAX_AGE_SECONDS = 34_560_000
const DEVICE_SECRETS_READ = 8

/** The session token that came with a request. Two cookies of the name mean that somebody meddled: then the caller is a guest (SE-3). */
export function readSessionToken(request: IncomingMessage): string | null {
  return readCookie(request, SESSION)
}

/** The secret that proves that a sign-up was made in this browser. */
export function readSignupSecret(request: IncomingMessage): string | null {
  return readCookie(request, SIGNUP)
}

/** The secrets by which accounts know this browser; whatever else stands in the cookie is not looked at. */
export function readDeviceSecrets(request: IncomingMessage): readonly string[] {
  const secrets = (readCookie(request, DEVICE) ?? '').split('.', DEVICE_SECRETS_READ)
  return secrets.filter((secret) => /^[\w-]{43}$/.test(secret))
}

/** Hands a new session to the browser, and the secrets by which it is known. The session lives until the browser is closed, or, with "remember me", for as long as the session can live. */
export function writeSessionCookie(response: ServerResponse, session: SessionCookie, rememberedMaxMs: number): void {
  const lifetime = session.remember ? `; Max-Age=${Math.floor(rememberedMaxMs / 1000)}` : ''
  response.appendHeader('Set-Cookie', `${SESSION}=${session.token}; ${ATTRIBUTES}${lifetime}`)
  response.appendHeader('Set-Cookie', `${DEVICE}=${session.deviceSecrets.join('.')}; ${ATTRIBUTES}; Max-Age=${DEVICE_MAX_AGE_SECONDS}`)
}

/** What a browser with this session sends in its `Cookie` header. */
export function formatSessionCookie(token: string): string {
  return `${SESSION}=${token}`
}

export function clearSessionCookie(response: ServerResponse): void {
  response.appendHeader('Set-Cookie', `${SESSION}=; ${ATTRIBUTES}; Max-Age=0`)
}

export function writeSignupCookie(response: ServerResponse, secret: string): void {
  response.appendHeader('Set-Cookie', `${SIGNUP}=${secret}; ${ATTRIBUTES}; Max-Age=${SIGNUP_MAX_AGE_SECONDS}`)
}

function readCookie(request: IncomingMessage, name: string): string | null {
  const prefix = `${name}=`
  const values = (request.headers.cookie ?? '').split(';').flatMap((part) => {
    // Not trim(): that takes more than RFC 6265 allows, and so a cookie with another name for ours.
    const cookie = part.replace(/^[ \t]+/, '')
    return cookie.startsWith(prefix) ? [cookie.slice(prefix.length)] : []
  })
  return values.length === 1 ? (values[0] ?? null) : null
}
