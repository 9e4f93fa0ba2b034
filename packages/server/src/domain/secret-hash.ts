import { hash, timingSafeEqual } from 'node:crypto'

/** What is stored of a random secret: its SHA-256. Enough for 256 random bits, which need no slow hash (Copenhagen Book, "Session tokens"). */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url')
}

/** Compares two hashes in constant time, so that the answer's time does not tell how much of a guess was right. */
export function isSameHash(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
