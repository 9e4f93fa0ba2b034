import bcrypt from 'bcrypt'

const FORMAT = /^\$2[aby]\$((\d\d)\$[./A-Za-z0-9]{22})([./A-Za-z0-9]{31})$/
/** Any salt will do where nothing is compared. */
const DUMMY_SALT = 'latchkeylatchkeylatche'
/** The cheapest hash there is. */
export const COST_MIN = 4
/** A hash from elsewhere must not occupy the server for minutes: cost 16 takes sixteen times as long as the default. */
const COST_MAX = 16

/** A stored bcrypt hash, taken apart. */
export interface BcryptHash {
  readonly cost: number
  /** With version and cost, as bcrypt takes it. */
  readonly salt: string
  readonly hash: string
}

/** Reads `$2b$12$…`, and `$2a$` and `$2y$` from elsewhere, which are the same for every password that fits into 72 bytes; null for anything else. */
export function parseBcryptHash(text: string): BcryptHash | null {
  const [, saltAndCost = '', digits, digest = ''] = FORMAT.exec(text) ?? []
  const cost = Number(digits)
  const salt = `$2b$${saltAndCost}`
  return cost >= COST_MIN && cost <= COST_MAX ? { cost, salt, hash: salt + digest } : null
}

/**
 * Hashes each input with a given salt and does as much work in all as a hash of `targetCost`. Otherwise time would tell which accounts still have an old hash, or one of an
 * import. Every cost step doubles the work, so what is left of it is made up of one hash of each step that stands in it as a binary digit.
 */
export async function bcryptWithWorkOf(
  targetCost: number,
  inputs: readonly string[],
  { salt, cost }: Pick<BcryptHash, 'salt' | 'cost'>,
): Promise<readonly string[]> {
  const hashes: string[] = []
  for (const input of inputs) hashes.push(await bcrypt.hash(input, salt))
  const left = 2 ** targetCost - inputs.length * 2 ** cost
  for (let step = cost; step < targetCost; step += 1) if (left > 0 && (left & (2 ** step)) !== 0) await spendBcrypt(step, inputs[0] ?? '')
  return hashes
}

/** Hashes for nothing, to cost as much as something. */
export function spendBcrypt(cost: number, input: string): Promise<string> {
  return bcrypt.hash(input, `$2b$${String(cost).padStart(2, '0')}$${DUMMY_SALT}`)
}
