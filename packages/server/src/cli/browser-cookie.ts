/** A `Set-Cookie` header, taken apart. Attribute names are in lower case. */
export interface SetCookie {
  readonly name: string
  readonly value: string
  readonly attributes: ReadonlyMap<string, string>
}

/** Takes a `Set-Cookie` header apart (RFC 6265 section 5.2). */
export function parseSetCookie(line: string): SetCookie {
  const [[name, value], ...attributes] = line.split(';').map((part): [string, string] => {
    const [key = '', ...rest] = part.split('=')
    return [key.trim(), rest.join('=').trim()]
  }) as [[string, string], ...[string, string][]]
  return { name, value, attributes: new Map(attributes.map(([key, text]) => [key.toLowerCase(), text])) }
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Tells whether an address is of this machine itself, where browsers do not ask for https. */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.has(hostname)
}

/** Tells whether browsers take two addresses for one site; near enough: the last two labels. */
export function isSameSite(one: URL, other: URL): boolean {
  const site = ({ hostname, protocol }: URL) => `${protocol}${hostname.split('.').slice(-2).join('.')}`
  return site(one) === site(other) || (isLoopback(one) && isLoopback(other))
}

/**
 * Why a browser at this page would not keep a cookie that the server sets, or not send it back; null if it does both. By the rules of RFC 6265bis sections 5.7 and 5.8, as
 * Chromium and Firefox follow them, with third-party cookies as blocked as they can be while partitioned ones (CHIPS) work.
 */
export function findLoss(cookie: SetCookie, page: URL, server: URL): string | null {
  const isInsecure = server.protocol !== 'https:' && !isLoopback(server)
  if (isInsecure && cookie.attributes.has('secure')) return 'browsers keep a Secure cookie only from https'
  return findBrokenPromise(cookie) ?? (isSameSite(page, server) ? null : findWall(cookie))
}

/** What a cookie lacks that its name or its attributes promise. */
function findBrokenPromise({ name, attributes }: SetCookie): string | null {
  const isSecure = attributes.has('secure')
  const needsSecure = attributes.has('partitioned') || attributes.get('samesite')?.toLowerCase() === 'none'
  if (needsSecure && !isSecure) return 'SameSite=None and Partitioned need Secure'
  if (!name.startsWith('__Host-')) return null
  if (!isSecure) return 'it has lost Secure, which a __Host- cookie must have'
  const [path, domain] = [attributes.get('path'), attributes.get('domain')]
  if (path !== '/') return `its Path was changed to ${path ?? 'nothing'}, and a __Host- cookie must have Path=/`
  return domain === undefined ? null : `it was given Domain=${domain}, which no __Host- cookie may have`
}

/** What keeps a cookie from the pages of another site. */
function findWall({ attributes }: SetCookie): string | null {
  const sameSite = (attributes.get('samesite') ?? 'lax').toLowerCase()
  if (sameSite !== 'none') return `browsers send a SameSite=${sameSite} cookie to no other site: set COOKIES=partitioned`
  return attributes.has('partitioned') ? null : 'browsers block third-party cookies that are not Partitioned: set COOKIES=partitioned'
}
