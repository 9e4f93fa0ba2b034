import { expect, test } from 'vitest'
import { judgeMongo } from './judge-mongo.ts'
import { readReport } from './read-report.ts'
import { addTallies, formatTally } from './tally.ts'

const file = (status: string, ...tests: Array<[fullName: string, status: string]>) => ({
  name: 'some.test.ts',
  status,
  assertionResults: tests.map(([fullName, outcome]) => ({ fullName, status: outcome })),
})

test('the closing line sums up steps and tests', () => {
  const total = addTallies([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 2, failed: 3, skipped: 4 },
  ])
  expect(formatTally(total)).toBe('3 passed, 3 failed, 4 skipped')
})

test('every test counts once, and waiting or todo tests count as skipped', () => {
  const report = { testResults: [file('passed', ['a', 'passed'], ['b', 'skipped'], ['c', 'todo']), file('failed', ['d', 'failed'])] }
  expect(readReport(report, 1).all).toEqual({ passed: 1, failed: 1, skipped: 2 })
})

test('a file that breaks before its first test is a failure', () => {
  expect(readReport({ testResults: [file('failed')] }, 1).all.failed).toBe(1)
})

test('a run that fails although every test passed is a failure', () => {
  expect(readReport({ testResults: [file('passed', ['a', 'passed'])] }, 1).all).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('Mongo suites that ran need no words', () => {
  const outcome = readReport({ testResults: [file('passed', ['store [mongo] inserts', 'passed'])] }, 0)
  expect(judgeMongo(outcome, true)).toEqual({ tally: { passed: 1, failed: 0, skipped: 0 }, notice: null })
})

test('Mongo suites that did not run are a notice, and a failure where a server is required', () => {
  const outcome = readReport({ testResults: [file('passed', ['store [mongo] inserts', 'skipped'], ['other', 'passed'])] }, 0)
  expect(judgeMongo(outcome, false)).toMatchObject({
    tally: { passed: 1, failed: 0, skipped: 1 },
    notice: expect.stringContaining('DID NOT RUN'),
  })
  expect(judgeMongo(outcome, true)).toMatchObject({ tally: { passed: 1, failed: 1, skipped: 0 } })
})

test('Mongo suites that are not there at all do not pass for having run', () => {
  const outcome = readReport({ testResults: [file('passed', ['other', 'passed'])] }, 0)
  expect(judgeMongo(outcome, true).tally.failed).toBe(1)
})
