import type { ImportOptions, ImportRecord } from '../services/import-users.ts'
import type { TestOperators } from './test-operators.ts'

/** Imports records as if they stood in a file, one a line, and tells what was wrong with which. */
export async function importAll(app: TestOperators, records: readonly object[], options: Partial<ImportOptions> = {}) {
  const problems: [number, string][] = []
  async function* read(): AsyncGenerator<ImportRecord> {
    for (const [index, fields] of records.entries()) yield { line: index + 1, fields: { ...fields } }
  }
  const report = await app.operators.importUsers(read(), {
    isDryRun: false,
    confirmedByDefault: false,
    onProblem: (line, problem) => problems.push([line, problem]),
    onProgress: () => {},
    ...options,
  })
  return { report, problems }
}
