import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PasswordHash } from '../../domain/account.ts'
import { LEGACY_KEY_ID } from './prehash.ts'

const pbkdf2Async = promisify(pbkdf2)

type Verify = (password: string, parts: readonly string[]) => Promise<boolean>

/** `parts` are what the groups of the pattern caught. */
interface LegacyFormat {
  readonly pattern: RegExp
  readonly isBearable: (parts: readonly string[]) => boolean
  readonly verify: Verify
}

// What an imported file may ask of the server: several times what the systems that write these formats ask by default.
const ITERATIONS_MAX = 5_000_000
const SCRYPT_MEMORY_MAX = 256 * 1024 * 1024
const SCRYPT_P_MAX = 16
const S3_ITERATIONS = 100_000

/** Werkzeug's `pbkdf2:sha256:50000$salt$hash` (S4-61). The salt is used as text. */
const verifyWerkzeugPbkdf2: Verify = (password, [digest = '', iterations, salt = '', hex = '']) =>
  verifyPbkdf2({ password, salt, digest, iterations: Number(iterations), hex })

function hasBearableIterations([, iterations]: readonly string[]): boolean {
  return Number(iterations) >= 1 && Number(iterations) <= ITERATIONS_MAX
}

/** Werkzeug's `scrypt:32768:8:1$salt$hash`, its default since 2.3. */
const verifyWerkzeugScrypt: Verify = async (password, [n, r, p, salt = '', hex = '']) => {
  const expected = Buffer.from(hex, 'hex')
  const cost = { N: Number(n), r: Number(r), p: Number(p) }
  const options = { ...cost, maxmem: 2 * scryptMemory(cost) + 1024 * 1024 }
  const made = await new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, expected.length, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
  return timingSafeEqual(made, expected)
}

function isBearableScrypt([n, r, p]: readonly string[]): boolean {
  const cost = { N: Number(n), r: Number(r), p: Number(p) }
  const isValid = cost.N > 1 && Number.isInteger(Math.log2(cost.N)) && cost.r > 0 && cost.p > 0
  return isValid && scryptMemory(cost) <= SCRYPT_MEMORY_MAX && cost.p <= SCRYPT_P_MAX
}

function scryptMemory({ N, r }: { N: number; r: number }): number {
  return 128 * N * r
}

/** 64 hex digits of salt, used as text, and 128 of PBKDF2-HMAC-SHA-512 with 100,000 rounds (S3-55). */
const verifyJoinedHex: Verify = (password, [salt = '', hex = '']) =>
  verifyPbkdf2({ password, salt, digest: 'sha512', iterations: S3_ITERATIONS, hex })

const FORMATS: readonly LegacyFormat[] = [
  {
    pattern: /^pbkdf2:(sha1|sha224|sha256|sha384|sha512):(\d{1,7})\$([^$]+)\$((?:[0-9a-f]{2}){16,64})$/,
    isBearable: hasBearableIterations,
    verify: verifyWerkzeugPbkdf2,
  },
  {
    pattern: /^scrypt:(\d{1,7}):(\d{1,3}):(\d{1,3})\$([^$]+)\$((?:[0-9a-f]{2}){16,64})$/,
    isBearable: isBearableScrypt,
    verify: verifyWerkzeugScrypt,
  },
  { pattern: /^([0-9a-f]{64})([0-9a-f]{128})$/, isBearable: () => true, verify: verifyJoinedHex },
]

/** Tells whether a hash is in one of the formats and asks for no more work than a server can bear. */
export function isLegacyHash(password: PasswordHash): boolean {
  return findFormat(password) !== null
}

/**
 * Compares a password with a hash of another system that is not bcrypt: off the event loop, in constant time. False for what is in none of the formats, or asks
 * for too much work.
 */
export async function verifyLegacyHash(password: string, candidate: PasswordHash): Promise<boolean> {
  const found = findFormat(candidate)
  return found !== null && (await found.verify(password, found.parts))
}

function findFormat({ hash, keyId }: PasswordHash): { verify: Verify; parts: readonly string[] } | null {
  if (keyId !== LEGACY_KEY_ID) return null
  for (const { pattern, isBearable, verify } of FORMATS) {
    const [, ...parts] = pattern.exec(hash) ?? []
    if (parts.length > 0) return isBearable(parts) ? { verify, parts } : null
  }
  return null
}

interface Pbkdf2Input {
  readonly password: string
  readonly salt: string
  readonly digest: string
  readonly iterations: number
  readonly hex: string
}

async function verifyPbkdf2({ password, salt, digest, iterations, hex }: Pbkdf2Input): Promise<boolean> {
  const expected = Buffer.from(hex, 'hex')
  return timingSafeEqual(await pbkdf2Async(password, salt, iterations, expected.length, digest), expected)
}
