import bcrypt from 'bcrypt'

const FORMAT = /^(\$2b\$(\d\d)\$[./A-Za-z0-9]{22})[./A-Za-z0-9]{31}$/
/** Any salt will do where nothing is compared. */
const DUMMY_SALT = 'latchkeylatchkeylatche'
const COST_MIN = 4
/** A hash from elsewhere must not occupy the server for minutes: cost 16 takes sixteen times as long as the default. */
const COST_MAX = 16

/** A stored bcrypt hash, taken apart. */
export interface BcryptHash {
  readonly cost: number
  /** With version and cost, as bcrypt takes it. */
  readonly salt: string
}

/** Reads `$2b$12$…`; null for anything else. */
export function parseBcryptHash(hash: string): BcryptHash | null {
  const [, salt, cost] = FORMAT.exec(hash) ?? []
  const parsed = Number(cost)
  return salt !== undefined && parsed >= COST_MIN && parsed <= COST_MAX ? { cost: parsed, salt } : null
}

/**
 * Hashes with a given salt and does as much work as a hash of `targetCost`: every cost step doubles the work, so one hash of each step from the salt's own cost
 * up to the one below the target adds up exactly. Otherwise time would tell which accounts still have an old hash.
 */
export async function bcryptWithWorkOf(targetCost: number, input: string, { salt, cost }: BcryptHash): Promise<string> {
  const hash = await bcrypt.hash(input, salt)
  for (let step = cost; step < targetCost; step += 1) await spendBcrypt(step, input)
  return hash
}

/** Hashes for nothing, to cost as much as something. */
export function spendBcrypt(cost: number, input: string): Promise<string> {
  return bcrypt.hash(input, `$2b$${String(cost).padStart(2, '0')}$${DUMMY_SALT}`)
}
