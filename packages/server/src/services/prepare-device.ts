import type { Account, KnownDevice } from '../domain/account.ts'
import { addDevice, findDevice, touchDevice } from '../domain/known-device.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { Random } from '../ports/random.ts'
import type { Caller } from './caller.ts'

/** The caller's browser, made ready outside the compare-and-swap like the session that begins in it. */
export interface PreparedDevice {
  /** Knows the browser from now on: by the secret that it brought if it is of this account, else by a new one. */
  readonly know: (account: Account, now: Date) => Account
  /** Tells, before `know`, whether nobody has logged in here before; never of the first session of an account. */
  readonly isNew: (account: Account, now: Date) => boolean
  /** What goes into the browser's cookie after `know`. */
  readonly secretsFor: (account: Account) => readonly string[]
}

/** How many accounts can know one browser at a time; it forgets the one not used for longest. */
const SECRETS_MAX = 4

/** Draws a secret in case that the browser is new to the account. A secret that is not of this account is never adopted. */
export function prepareDevice(random: Random, caller: Caller): PreparedDevice {
  const secret = random.secret()
  const secretHash = hashSecret(secret)
  return {
    know: (account, now) => {
      const known = findCallersDevice(account, caller, now)
      return known ? touchDevice(account, known, now) : addDevice(account, { secretHash, userAgent: caller.userAgent }, now)
    },
    isNew: (account, now) => account.devices !== null && findCallersDevice(account, caller, now) === null,
    secretsFor: (account) => {
      const isOfAccount = (candidate: string) => account.devices?.some((other) => other.secretHash === hashSecret(candidate)) ?? false
      const all = [...(isOfAccount(secret) ? [secret] : []), ...caller.deviceSecrets]
      return all.toSorted((a, b) => Number(isOfAccount(b)) - Number(isOfAccount(a))).slice(0, SECRETS_MAX)
    },
  }
}

/** The known device of this account from which the caller asks. */
export function findCallersDevice(account: Account, caller: Caller, now: Date): KnownDevice | null {
  return findDevice(account, caller.deviceSecrets.map(hashSecret), now)
}
