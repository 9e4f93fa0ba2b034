import { randomBytes, randomInt } from 'node:crypto'

/** Unguessable values (CSPRNG). */
export interface Random {
  /** 256 bits as 43 base64url characters: link keys, session secrets, browser cookies. */
  secret(): string
  /** 128 bits as 22 base64url characters: names of things. */
  id(): string
  /** Six decimal digits, each code equally likely. */
  code(): string
  /** A whole number from 0 to `below` - 1, each equally likely. */
  integer(below: number): number
}

export const systemRandom: Random = {
  secret: () => randomBytes(32).toString('base64url'),
  id: () => randomBytes(16).toString('base64url'),
  code: () => String(randomInt(1_000_000)).padStart(6, '0'),
  integer: (below) => randomInt(below),
}
