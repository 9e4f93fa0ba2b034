import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import { systemRandom } from '../ports/random.ts'
import { createOperatorServices } from '../services/operators.ts'
import { createTestServices } from './test-services.ts'

/** The test services, and beside them what an operator can do with the same accounts. */
export function createTestOperators(options: Parameters<typeof createTestServices>[0] = {}) {
  const app = createTestServices(options)
  const hasher = createBcryptHasher({ cost: options.cost ?? 4, peppers: [] })
  return { ...app, operators: createOperatorServices({ ...app, hasher, random: systemRandom }) }
}

export type TestOperators = ReturnType<typeof createTestOperators>
