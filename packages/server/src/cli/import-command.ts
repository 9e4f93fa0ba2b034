import { createReadStream } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { IMPORT_FIELDS } from '../domain/imported-user.ts'
import type { ImportRecord, ImportReport } from '../services/import-users.ts'
import { printJson, withoutControls } from './print.ts'
import { readCsv, readJsonLines } from './read-import-records.ts'
import { CommandFailed, EXIT } from './report-failure.ts'
import { withServices } from './with-services.ts'

interface ImportCommandOptions {
  readonly format?: string
  readonly dryRun?: boolean
  readonly confirmed?: boolean
  readonly json?: boolean
}

const READERS: ReadonlyMap<string, (chunks: AsyncIterable<string>) => AsyncGenerator<ImportRecord>> = new Map([
  ['csv', readCsv],
  ['jsonl', readJsonLines],
])
const PROGRESS_EVERY = 10_000
/** In the JSON document; stderr gets all of them. */
const PROBLEMS_LISTED = 1000
const NAMES_NOTED = 50

/** `latchkey users import` */
export function addImportCommand(users: Command): void {
  users
    .command('import <file>')
    .description('takes users over from a CSV or JSON lines file ("-" for standard input), with their password hashes')
    .option('--format <csv|jsonl>', 'of the file; else its name tells')
    .option('--dry-run', 'tells what would happen and changes nothing')
    .option('--confirmed', 'the addresses of records without "confirmed" count as confirmed')
    .option('--json', 'prints the report as JSON')
    .action(runImport)
}

async function runImport(file: string, options: ImportCommandOptions): Promise<void> {
  const read = READERS.get(options.format ?? /\.(csv|jsonl)$/i.exec(file)?.[1]?.toLowerCase() ?? '')
  if (!read) throw new CommandFailed('Say --format csv or --format jsonl.', EXIT.usage)
  const chunks = await openText(file)
  const problems: { line: number; problem: string }[] = []
  const ignored = new Set<string>()
  const interrupt = new AbortController()
  process.once('SIGINT', () => interrupt.abort())
  process.once('SIGTERM', () => interrupt.abort())
  const report = await withServices(({ operators }) =>
    operators.importUsers(noteIgnored(read(chunks), ignored), {
      isDryRun: options.dryRun ?? false,
      confirmedByDefault: options.confirmed ?? false,
      signal: interrupt.signal,
      onProgress: createProgress(),
      onProblem: (line, problem) => {
        console.error(`line ${line}: ${problem}`)
        if (problems.length < PROBLEMS_LISTED) problems.push({ line, problem })
      },
    }),
  )
  if (report.dearer > 0) console.error(warnOfDearer(report.dearer))
  if (options.json) printJson({ ...report, isDryRun: options.dryRun ?? false, ignoredFields: [...ignored], problems })
  else printReport(report, ignored, options.dryRun ?? false)
  if (report.isInterrupted) process.exitCode = EXIT.interrupted
  else if (report.refused > 0) process.exitCode = EXIT.refused
}

async function openText(file: string): Promise<AsyncIterable<string>> {
  if (file === '-') return process.stdin.setEncoding('utf8') as AsyncIterable<string>
  const isReadable = await Promise.all([stat(file), access(file, constants.R_OK)]).then(
    ([found]) => !found.isDirectory(),
    () => false,
  )
  if (!isReadable) throw new CommandFailed(`The file ${file} can not be read.`, EXIT.usage)
  return createReadStream(file, 'utf8') as AsyncIterable<string>
}

/** Data that is dropped should not be dropped in silence. */
async function* noteIgnored(records: AsyncIterable<ImportRecord>, ignored: Set<string>): AsyncGenerator<ImportRecord> {
  const known: ReadonlySet<string> = new Set(IMPORT_FIELDS)
  for await (const record of records) {
    const names = 'fields' in record && ignored.size < NAMES_NOTED ? Object.keys(record.fields) : []
    for (const name of names.filter((other) => !known.has(other))) ignored.add(name)
    yield record
  }
}

function createProgress(): (report: ImportReport) => void {
  let next = PROGRESS_EVERY
  return ({ read, created, existing, refused }) => {
    if (read < next) return
    next = read + PROGRESS_EVERY
    console.error(`${read} read: ${created} created, ${existing} already there, ${refused} refused`)
  }
}

function warnOfDearer(count: number): string {
  const told = 'until the first login of each, the time that a login takes tells that the account is there'
  return `${count} with a bcrypt hash dearer than BCRYPT_COST: ${told}. Raise BCRYPT_COST before you import.`
}

function printReport(
  { read, created, existing, refused, isInterrupted }: ImportReport,
  ignored: ReadonlySet<string>,
  isDryRun: boolean,
): void {
  console.log(`${read} read: ${created} ${isDryRun ? 'would be created' : 'created'}, ${existing} already there, ${refused} refused.`)
  if (ignored.size > 0) console.log(`Not imported: ${withoutControls([...ignored].join(', '))}.`)
  if (isInterrupted) console.log('Interrupted. Run the same command again to go on.')
}
