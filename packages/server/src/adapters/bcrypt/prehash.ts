import { createHash, createHmac } from 'node:crypto'

/** What a password is mixed with before bcrypt sees it. */
export interface PrehashKey {
  /** Stands beside each hash, so that a pepper can be replaced while hashes with the old one still work. */
  readonly keyId: string
  /** Null for hashes of the password itself, which other systems made. */
  readonly secret: string | null
}

/** Without a pepper the key is no secret: it only separates our hashes from everybody else's. */
const PUBLIC_KEY: PrehashKey = { keyId: 'public', secret: 'latchkey password prehash' }
/** The key's name of hashes that were imported: they know none. */
export const LEGACY_KEY_ID = 'none'
const NO_KEY: PrehashKey = { keyId: LEGACY_KEY_ID, secret: null }
const KEY_ID_LENGTH = 10

/** The keys of these peppers, the one for new hashes first. Hashes made before there was a pepper, and imported ones, stay valid. */
export function createPrehashKeys(peppers: readonly string[]): readonly [PrehashKey, ...PrehashKey[]] {
  const [current, ...others] = peppers.map((secret) => ({ keyId: hashKeyId(secret), secret }))
  return current ? [current, ...others, PUBLIC_KEY, NO_KEY] : [PUBLIC_KEY, NO_KEY]
}

/**
 * Makes 64 ASCII characters of a password of any length and script, since bcrypt cuts at 72 bytes and old ones at a NUL: base64(HMAC-SHA-384(key, NFC(password))).
 * NFC, so that an `é` is the same from every keyboard (NIST SP 800-63B-4 section 3.1.1.2).
 */
export function prehash(password: string, { secret }: PrehashKey): string {
  if (secret === null) return password
  return createHmac('sha384', secret).update(password.normalize('NFC')).digest('base64')
}

function hashKeyId(pepper: string): string {
  return createHash('sha256').update(`latchkey pepper id:${pepper}`).digest('base64url').slice(0, KEY_ID_LENGTH)
}
