/** What a link in a mail is for. One key serves one purpose only. */
export const LINK_PURPOSES = ['confirm', 'reset', 'change', 'undo'] as const
/** One of `LINK_PURPOSES`. */
export type LinkPurpose = (typeof LINK_PURPOSES)[number]

/** What an email link says: whose mailbox it was sent to, what for, and the secret that proves it. */
export interface EmailLink {
  readonly purpose: LinkPurpose
  readonly email: string
  readonly key: string
}

/** What `parseLinkHash` finds in a hash. */
export type ParsedHash =
  | { readonly kind: 'none' }
  /** `rest` is the hash without our parameters: what the host page put there stays. */
  | { readonly kind: 'link'; readonly link: EmailLink; readonly rest: string }
  /** Something that was a link before a mail program cut or garbled it. */
  | { readonly kind: 'damaged'; readonly rest: string }

const PARAMETER = { confirm: 'confirm', reset: 'pwreset', change: 'change', undo: 'undo' } as const satisfies Record<LinkPurpose, string>
// A hash that carries several purposes is not ours; the order decides then: a reset is the most that a mailbox can prove.
const PRECEDENCE: readonly LinkPurpose[] = ['reset', 'confirm', 'change', 'undo']
const OURS: ReadonlySet<string> = new Set(['email', ...Object.values(PARAMETER)])

/** Writes the hash of a mailed link: `#?email=…&confirm=…`. The inverse of `parseLinkHash`. */
export function formatLinkHash(link: EmailLink): string {
  return `#?email=${encode(link.email)}&${PARAMETER[link.purpose]}=${encode(link.key)}`
}

/** A form that a mail without a key leads to. */
export type OpenForm = 'login' | 'signup' | 'forgot'

/** Writes the hash that opens a form: `#?open=login`. It proves nothing, and asks for no path: which ones there are only the host page knows. */
export function formatOpenHash(form: OpenForm): string {
  return `#?open=${form}`
}

/** Reads `#?open=login`, all of the hash: the form that it opens. The inverse of `formatOpenHash`. */
export function readOpenHash(hash: string): OpenForm | undefined {
  return /^#\?open=(login|signup|forgot)$/.exec(hash)?.[1] as OpenForm | undefined
}

/** Also what `encodeURIComponent` leaves: at an apostrophe some mail programs take a link to be over. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Reads `location.hash`. Never throws, whatever stands there. Host routes are kept: `#/cart?email=…&confirm=…&page=2` leaves `#/cart?page=2`. */
export function parseLinkHash(hash: string): ParsedHash {
  const [route, query] = splitOnce(hash.startsWith('#') ? hash.slice(1) : hash, '?')
  const parts = query === undefined ? [] : query.split('&')
  const nameOf = (part: string) => splitOnce(part, '=')[0]
  const values = new Map(parts.map((part) => [nameOf(part), decode(splitOnce(part, '=')[1] ?? '')]))
  const purpose = PRECEDENCE.find((candidate) => values.has(PARAMETER[candidate]))

  if (purpose === undefined || !values.has('email')) {
    const undecodable = decode(hash) === undefined && !/^[/!]/.test(route)
    return undecodable ? { kind: 'damaged', rest: '' } : { kind: 'none' }
  }
  const others = parts.filter((part) => !OURS.has(nameOf(part)))
  const rest = route || others.length > 0 ? `#${route}${others.length > 0 ? `?${others.join('&')}` : ''}` : ''
  const email = values.get('email')
  const key = values.get(PARAMETER[purpose])
  // Whoever makes up a link decides what a form shows as an address: so it must not read like a sentence. What an address is the server knows; that rule is too long for every page.
  return email && key && !/\s/.test(email) ? { kind: 'link', link: { purpose, email, key }, rest } : { kind: 'damaged', rest }
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
