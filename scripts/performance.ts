import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillResults, readReports, REPORTS } from './performance/results-page.ts'
import { CACHE, ROOT } from './repository.ts'

/** Takes over what the last benches have written, and puts it into docs/performance.md. */
const measured = join(CACHE, 'bench')
if (existsSync(measured)) cpSync(measured, REPORTS, { recursive: true })
const page = join(ROOT, 'docs/performance.md')
writeFileSync(page, fillResults(readFileSync(page, 'utf8'), readReports()))
