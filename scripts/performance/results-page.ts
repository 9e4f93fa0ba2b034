import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../repository.ts'

/** What the benches wrote when they were last published. */
export const REPORTS = join(ROOT, 'docs/performance')
/** In the order of the page. */
const NAMES = ['reads', 'logins', 'storm', 'overload', 'accounts', 'cold-start', 'memory', 'processes', 'mongo', 'timing', 'web']
const BEGIN = '<!-- results: written by scripts/performance.ts -->'
const END = '<!-- end of the results -->'

type Cell = string | number | null

/** What a bench publishes (`packages/server/bench/tools/report.ts`). */
export interface Report {
  readonly title: string
  readonly rows: ReadonlyArray<Readonly<Record<string, Cell>>>
  readonly verdicts: ReadonlyArray<{ readonly goal: string; readonly measured: string; readonly isReached: boolean }>
}

export function readReports(): Report[] {
  return NAMES.map((name) => join(REPORTS, `${name}.json`))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Report)
}

/** Replaces what stands between the two comments of the page. */
export function fillResults(page: string, reports: readonly Report[]): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`docs/performance.md has no place for the results: ${BEGIN} … ${END}`)
  return [page.slice(0, begin) + BEGIN, ...reports.map(formatReport), page.slice(end)].join('\n\n')
}

function formatReport({ title, rows, verdicts }: Report): string {
  const columns = Object.keys(rows[0] ?? {})
  const figures = formatTable(
    columns.map((column) => [column, rows.every((row) => typeof row[column] !== 'string')]),
    rows.map((row) => columns.map((column) => formatCell(row[column] ?? null))),
  )
  if (verdicts.length === 0) return `### ${title}\n\n${figures}`
  const goals = formatTable(
    [
      ['goal', false],
      ['measured', true],
      ['', false],
    ],
    verdicts.map(({ goal, measured, isReached }) => [goal, measured, isReached ? 'reached' : '**not reached**']),
  )
  return `### ${title}\n\n${figures}\n\n${goals}`
}

/** A column is a name and whether it holds numbers. */
function formatTable(columns: ReadonlyArray<readonly [string, boolean]>, rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`
  const rule = `|${columns.map(([, isNumber]) => (isNumber ? '--:' : '---')).join('|')}|`
  return [line(columns.map(([name]) => name)), rule, ...rows.map(line)].join('\n')
}

function formatCell(cell: Cell): string {
  if (cell === null) return '–'
  return typeof cell === 'number' ? cell.toLocaleString('en') : cell
}
