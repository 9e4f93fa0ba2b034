import { createHmac, randomBytes } from 'node:crypto'
import bcrypt from 'bcrypt'

const SECRET_BYTES = 32
/** Of the 22 characters of a salt the last holds two bits only; they stay zero. */
const DRAWN_CHARACTERS = 21
const LAST_CHARACTER = '.'

/**
 * Makes salts of a cost, as bcrypt takes them: a new one, or for a text always the same, which nobody can foretell without the pepper; without a pepper without the memory
 * of this process.
 */
export function createSaltMaker(cost: number, pepper: string | undefined): (text: string | null) => string {
  const secret = pepper ?? randomBytes(SECRET_BYTES)
  const settings = `$2b$${String(cost).padStart(2, '0')}$`
  return (text) => {
    // Left to itself bcrypt goes to the thread pool twice for a salt, and a core has nothing to hash meanwhile.
    if (text === null) return bcrypt.genSaltSync(cost)
    const digest = createHmac('sha256', secret).update(`salt of ${text}`).digest('base64').replaceAll('+', '.')
    return settings + digest.slice(0, DRAWN_CHARACTERS) + LAST_CHARACTER
  }
}
