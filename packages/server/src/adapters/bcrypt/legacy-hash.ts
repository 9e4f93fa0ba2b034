import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PasswordHash } from '../../domain/account.ts'
import { LEGACY_KEY_ID } from './prehash.ts'

const pbkdf2Async = promisify(pbkdf2)

type Verify = (password: string, parts: readonly string[]) => Promise<boolean>

interface LegacyFormat {
  readonly pattern: RegExp
  /** `parts` are what the groups of the pattern caught. */
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

/** Werkzeug's `scrypt:32768:8:1$salt$hash`, its default since 2.3. */
const verifyWerkzeugScrypt: Verify = async (password, [n, r, p, salt = '', hex = '']) => {
  const [N, blockSize, parallelization] = [Number(n), Number(r), Number(p)]
  const memory = 128 * N * blockSize
  const isValid = N > 1 && Number.isInteger(Math.log2(N)) && blockSize > 0 && parallelization > 0
  if (!isValid || memory > SCRYPT_MEMORY_MAX || parallelization > SCRYPT_P_MAX) return false
  const expected = Buffer.from(hex, 'hex')
  const options = { N, r: blockSize, p: parallelization, maxmem: 2 * memory + 1024 * 1024 }
  const made = await new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, expected.length, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
  return timingSafeEqual(made, expected)
}

/** 64 hex digits of salt, used as text, and 128 of PBKDF2-HMAC-SHA-512 with 100,000 rounds (S3-55). */
const verifyJoinedHex: Verify = (password, [salt = '', hex = '']) =>
  verifyPbkdf2({ password, salt, digest: 'sha512', iterations: S3_ITERATIONS, hex })

const FORMATS: readonly LegacyFormat[] = [
  { pattern: /^pbkdf2:(sha1|sha224|sha256|sha384|sha512):(\d{1,7})\$([^$]+)\$((?:[0-9a-f]{2}){16,64})$/, verify: verifyWerkzeugPbkdf2 },
  { pattern: /^scrypt:(\d{1,7}):(\d{1,3}):(\d{1,3})\$([^$]+)\$((?:[0-9a-f]{2}){16,64})$/, verify: verifyWerkzeugScrypt },
  { pattern: /^([0-9a-f]{64})([0-9a-f]{128})$/, verify: verifyJoinedHex },
]

/**
 * Compares a password with a hash of another system that is not bcrypt: off the event loop, in constant time. False for what is in none of the formats, or asks
 * for too much work.
 */
export async function verifyLegacyHash(password: string, { hash, keyId }: PasswordHash): Promise<boolean> {
  const format = keyId === LEGACY_KEY_ID ? FORMATS.find(({ pattern }) => pattern.test(hash)) : undefined
  if (!format) return false
  const [, ...parts] = format.pattern.exec(hash) ?? []
  return format.verify(password, parts)
}

interface Pbkdf2Input {
  readonly password: string
  readonly salt: string
  readonly digest: string
  readonly iterations: number
  readonly hex: string
}

async function verifyPbkdf2({ password, salt, digest, iterations, hex }: Pbkdf2Input): Promise<boolean> {
  if (iterations < 1 || iterations > ITERATIONS_MAX) return false
  const expected = Buffer.from(hex, 'hex')
  return timingSafeEqual(await pbkdf2Async(password, salt, iterations, expected.length, digest), expected)
}
