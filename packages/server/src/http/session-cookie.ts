import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SessionCookie } from '../services/caller.ts'

/** `__Host-`: the browser takes it only over a secure connection, for this very host and without a Domain, so no neighbour can plant one. */
const SESSION = '__Host-latchkey'
const SIGNUP = '__Host-latchkey-signup'
const DEVICE = '__Host-latchkey-device'
const PROBE = '__Host-latchkey-probe'
const PROBE_MAX_AGE_SECONDS = 60
const ATTRIBUTES = 'Path=/; Secure; HttpOnly'
const SIGNUP_MAX_AGE_SECONDS = 86_400
/** 400 days, the most that a browser grants (RFC 6265bis); each login begins them anew. */
const DEVICE_MAX_AGE_SECONDS = 34_560_000
const DEVICE_SECRETS_READ = 8

/** How cookies are kept by the browser. */
export interface CookieSettings {
  /** How long a remembered session can live at most. */
  readonly rememberedMaxMs: number
  /** Also for pages of other sites, which then have a session of their own for each of them (CHIPS); else for our own site alone. */
  readonly isPartitioned: boolean
}

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
export function writeSessionCookie(response: ServerResponse, session: SessionCookie, cookies: CookieSettings): void {
  const lifetime = session.remember ? `; Max-Age=${Math.floor(cookies.rememberedMaxMs / 1000)}` : ''
  response.appendHeader('Set-Cookie', `${SESSION}=${session.token}; ${attributesOf(cookies)}${lifetime}`)
  writeDeviceCookie(response, session.deviceSecrets, cookies)
}

/** Hands the secrets to the browser by which accounts know it. */
export function writeDeviceCookie(response: ServerResponse, secrets: readonly string[], cookies: CookieSettings): void {
  response.appendHeader('Set-Cookie', `${DEVICE}=${secrets.join('.')}; ${attributesOf(cookies)}; Max-Age=${DEVICE_MAX_AGE_SECONDS}`)
}

/** What a browser with this session sends in its `Cookie` header. */
export function formatSessionCookie(token: string): string {
  return `${SESSION}=${token}`
}

export function clearSessionCookie(response: ServerResponse, cookies: CookieSettings): void {
  response.appendHeader('Set-Cookie', `${SESSION}=; ${attributesOf(cookies)}; Max-Age=0`)
}

export function writeSignupCookie(response: ServerResponse, secret: string, cookies: CookieSettings): void {
  response.appendHeader('Set-Cookie', `${SIGNUP}=${secret}; ${attributesOf(cookies)}; Max-Age=${SIGNUP_MAX_AGE_SECONDS}`)
}

/** A cookie like that of a session that means nothing: whoever sends it back can keep a session too. */
export function writeProbeCookie(response: ServerResponse, value: string, cookies: CookieSettings): void {
  response.appendHeader('Set-Cookie', `${PROBE}=${value}; ${attributesOf(cookies)}; Max-Age=${PROBE_MAX_AGE_SECONDS}`)
}

/** The value of the probe that came with a request. */
export function readProbeCookie(request: IncomingMessage): string | null {
  return readCookie(request, PROBE)
}

function attributesOf({ isPartitioned }: CookieSettings): string {
  return `${ATTRIBUTES}; ${isPartitioned ? 'SameSite=None; Partitioned' : 'SameSite=Lax'}`
}

function readCookie(request: IncomingMessage, name: string): string | null {
  const prefix = `${name}=`
  let value: string | null = null
  for (const part of (request.headers.cookie ?? '').split(';')) {
    // Not trim(): that takes more than RFC 6265 allows, and so a cookie with another name for ours.
    const cookie = part.replace(/^[ \t]+/, '')
    if (!cookie.startsWith(prefix)) continue
    if (value !== null) return null
    value = cookie.slice(prefix.length)
  }
  return value
}
