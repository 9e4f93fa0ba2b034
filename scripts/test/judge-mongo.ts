import type { TestOutcome } from './read-report.ts'
import type { Tally } from './tally.ts'

/** The tests' tally, and words about it that must be seen. */
export interface Verdict {
  readonly tally: Tally
  readonly notice: string | null
}

/** Says it loudly when the Mongo suites did not run; where a server is required (CI), that is a failure. */
export function judgeMongo({ all, mongo }: TestOutcome, isRequired: boolean): Verdict {
  const ran = mongo.passed + mongo.failed
  if (ran > 0 && mongo.skipped === 0) return { tally: all, notice: null }
  const missing = Math.max(mongo.skipped, 1)
  const notice = `THE MONGO SUITES DID NOT RUN (${missing} tests): no server was found by MONGODB_URI, as mongod on the PATH, or by download.`
  if (!isRequired) return { tally: all, notice }
  return {
    tally: { passed: all.passed, failed: all.failed + missing, skipped: all.skipped - mongo.skipped },
    notice: `${notice} With CI=true that is a failure.`,
  }
}
