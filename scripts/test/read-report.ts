import type { Tally } from './tally.ts'

/** What this program reads of Vitest's JSON report. */
export interface VitestReport {
  readonly testResults: readonly FileResult[]
}

interface FileResult {
  readonly name: string
  readonly status: string
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
}

/** The outcome of all tests; the ones that need a MongoDB, known by `[mongo]` in their names, once more on their own. */
export interface TestOutcome {
  readonly all: Tally
  readonly mongo: Tally
}

/** Counts the tests. A file that broke before its first test, and a run that failed in spite of its tests, each count as one failure. */
export function readReport(report: VitestReport, exitCode: number): TestOutcome {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const all = count(tests.map((test) => test.status))
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const failed = all.failed + brokenFiles
  return {
    all: { ...all, failed: failed === 0 && exitCode !== 0 ? 1 : failed },
    mongo: count(tests.filter((test) => test.fullName.includes('[mongo]')).map((test) => test.status)),
  }
}

function count(statuses: readonly string[]): Tally {
  const passed = statuses.filter((status) => status === 'passed').length
  const failed = statuses.filter((status) => status === 'failed').length
  return { passed, failed, skipped: statuses.length - passed - failed }
}
