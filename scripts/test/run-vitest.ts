import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CACHE } from '../repository.ts'
import { readReport, type TestOutcome, type VitestReport } from './read-report.ts'
import { runInTerminal } from './run-step.ts'

const REPORT = join(CACHE, 'vitest-report.json')

/** Runs every test project, with Vitest's own output on the terminal. */
export async function runVitest(): Promise<TestOutcome> {
  await mkdir(CACHE, { recursive: true })
  await rm(REPORT, { force: true })
  const exitCode = await runInTerminal('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`])
  const report = await readFile(REPORT, 'utf8').catch(() => '{"testResults":[]}') // none when Vitest did not even start
  return readReport(JSON.parse(report) as VitestReport, exitCode)
}
