import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import { readConfig } from '../config.ts'
import { openStores } from '../open-stores.ts'
import { systemClock } from '../ports/clock.ts'
import { systemRandom } from '../ports/random.ts'
import { createServices, type Services } from '../services/index.ts'

/** Runs something with the services of the server that the environment describes, beside that server or without it. Mails are left for the server to send. */
export async function withServices<Result>(use: (services: Services) => Promise<Result>): Promise<Result> {
  const result = readConfig(process.env)
  if ('problems' in result) throw new Error(`wrong settings:\n${result.problems.join('\n')}`)
  const { config } = result
  const stores = await openStores(config, systemClock)
  try {
    const hasher = createBcryptHasher({ cost: config.bcryptCost, peppers: config.passwordPeppers })
    return await use(
      createServices({
        store: stores.accounts,
        limiter: stores.limiter,
        hasher,
        clock: systemClock,
        random: systemRandom,
        policy: config.policy,
        mailQueued: () => undefined,
      }),
    )
  } finally {
    await stores.close()
  }
}
