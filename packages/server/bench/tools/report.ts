import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'

const RESULTS = join(import.meta.dirname, '../../../../.cache/bench')

/** One line of a table. */
export type Row = Readonly<Record<string, string | number>>

/** A goal of the design, and how it came out. */
export interface Verdict {
  readonly goal: string
  readonly measured: string
  readonly isReached: boolean
}

export interface Report {
  readonly title: string
  readonly rows: readonly Row[]
  readonly verdicts: readonly Verdict[]
}

/** Prints what was measured, and writes it as JSON. */
export function publish(name: string, report: Report): void {
  console.log(`\n${report.title}`)
  console.table(report.rows)
  for (const { goal, measured, isReached } of report.verdicts)
    console.log(`${isReached ? 'reached    ' : 'NOT REACHED'}  ${goal}: ${measured}`)
  mkdirSync(RESULTS, { recursive: true })
  const machine = { node: process.version, cores: availableParallelism(), cpu: cpus()[0]?.model, at: new Date().toISOString() }
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify({ ...report, machine }, null, 2)}\n`)
}

/** So many digits after the point, and no more. */
export function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits))
}

/** A verdict on a value that must not be below, or not above, a limit. */
export function judge(goal: string, value: number, limit: { readonly min: number } | { readonly max: number }): Verdict {
  const isReached = 'min' in limit ? value >= limit.min : value <= limit.max
  return { goal, measured: String(round(value, 2)), isReached }
}
