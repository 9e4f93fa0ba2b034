import type { PasswordHash } from '../domain/account.ts'

/** Hashes passwords slowly, away from the event loop and a few at a time. Every method throws `AuthError('overloaded')` when too many are waiting. */
export interface PasswordHasher {
  /** Throws `overloaded` if too many are waiting now, so that who will be refused anyway costs little else. */
  refuseIfFull(kind: 'verify' | 'hash'): void
  /**
   * Makes a new hash. With `like`, its salt is shared (and its cost), so that one `verify` covers both; that can't be if its pepper is gone, nor beside an import that is as dear
   * as a new hash, unless the hash is a decoy's: then it knows no more of the password than the import does, and must open nothing. If `like` is a text, the salt is that of all
   * hashes like this text: in this process, and with a pepper in all. Always costs one hash.
   */
  hash(password: string, like?: PasswordHash | string, isDecoy?: boolean): Promise<PasswordHash>
  /** Tells whether every character counted for it: with bcrypt of other systems only those in the first 72 bytes do. */
  isWhole(password: PasswordHash): boolean
  /** Tells whether one hash serves to verify both. */
  isAlike(a: PasswordHash, b: PasswordHash): boolean
  /** Tells whether it has the pepper and the cost of a new hash. */
  isCurrent(password: PasswordHash): boolean
  /** Tells whether `verify` takes longer for it than for no account, so that time tells that it is there. */
  isDearer(password: PasswordHash): boolean
  /** Tells whether any password could fit: whether the format is known, bearable, and made with a pepper that is there. */
  canVerify(password: PasswordHash): boolean
  /**
   * Finds the candidate that the password fits. Costs one hash for all candidates that share a salt, and one for none, so that time does not tell whether
   * there was anything to compare with. `outdated`: it should be hashed anew.
   */
  verify(
    password: string,
    candidates: readonly PasswordHash[],
  ): Promise<{ readonly match: PasswordHash | null; readonly outdated: boolean }>
}
