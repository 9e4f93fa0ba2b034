import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares what was given with a secret; how long that takes tells neither how much of it was right nor how long the secret is. */
export function isSameSecret(given: string, secret: string): boolean {
  const [left, right] = [given, secret].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}
