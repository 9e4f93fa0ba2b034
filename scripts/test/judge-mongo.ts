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
  const missing = Math.max(mongo.skipped, 1) // none at all is as bad as one
  const notice = `THE MONGO SUITES DID NOT RUN (${mongo.skipped} tests skipped). No server was found: set MONGODB_URI or put mongod on the PATH.`
  if (!isRequired) return { tally: all, notice }
  return {
    tally: { passed: all.passed, failed: all.failed + missing, skipped: all.skipped - mongo.skipped },
    notice: `${notice} With CI=true that is a failure.`,
  }
}
