import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import { readConfig, type Config } from '../config.ts'
import { explainStartError } from '../explain-start-error.ts'
import { addKnownNotes } from '../demo/add-notes.ts'
import { openStores, type Stores } from '../open-stores.ts'
import { systemClock } from '../ports/clock.ts'
import { systemRandom } from '../ports/random.ts'
import { createOperatorServices, type OperatorServices } from '../services/operators.ts'
import { CommandFailed, EXIT } from './report-failure.ts'

/** What a command works with. */
export interface Opened {
  readonly config: Config
  readonly stores: Stores
  readonly operators: OperatorServices
}

/** Runs something with the services of the server that the environment describes, beside that server or without it. Mails are left for the server to send. */
export async function withServices<Result>(use: (opened: Opened) => Promise<Result>): Promise<Result> {
  const config = requireConfig()
  const stores = await open(config).catch((error: unknown) => {
    throw new CommandFailed(explainStartError(error, config), EXIT.unavailable)
  })
  try {
    return await use({ config, stores, operators: createOperators(config, stores) })
  } finally {
    await stores.close()
  }
}

async function open(config: Config): Promise<Stores> {
  return await addKnownNotes(config, await openStores(config, systemClock))
}

/** The services for operators on open stores. */
export function createOperators(config: Config, stores: Stores): OperatorServices {
  return createOperatorServices({
    store: stores.accounts,
    limiter: stores.limiter,
    hasher: createBcryptHasher({ cost: config.bcryptCost, peppers: config.passwordPeppers }),
    clock: systemClock,
    random: systemRandom,
    policy: config.policy,
  })
}

function requireConfig(): Config {
  const result = readConfig(process.env)
  if ('problems' in result)
    throw new CommandFailed(`Wrong settings:\n${result.problems.map((problem) => `  ${problem}`).join('\n')}`, EXIT.usage)
  return result.config
}
