import type { ImportRecord } from '../services/import-users.ts'
import { CsvParser, type CsvRecord } from './csv-parser.ts'
import { CommandFailed } from './report-failure.ts'

/** A longer line is no user, and must not fill the memory. */
const LINE_MAX_LENGTH = 100_000
const NOT_UTF8 = '\ufffd'

/** Reads one JSON object a line. Empty lines are skipped. */
export async function* readJsonLines(chunks: AsyncIterable<string>): AsyncGenerator<ImportRecord> {
  let line = 1
  for await (const text of splitLines(withoutBom(chunks))) {
    if (text === null) yield { line, problem: 'the line is too long' }
    else if (text.trim() !== '') yield parseJsonLine(line, text)
    line += 1
  }
}

/** Reads CSV whose first record names the columns. */
export async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<ImportRecord> {
  const parser = new CsvParser()
  let columns: readonly string[] | null = null
  for await (const records of parsed(parser, withoutBom(chunks)))
    for (const record of records) {
      if (columns) yield toFields(record, columns)
      else columns = readHead(record)
    }
}

async function* parsed(parser: CsvParser, chunks: AsyncIterable<string>): AsyncGenerator<readonly CsvRecord[]> {
  for await (const chunk of chunks) yield parser.push(chunk)
  yield parser.end()
}

function readHead(record: CsvRecord): readonly string[] {
  const columns = 'cells' in record ? record.cells.map((cell) => cell.trim().toLowerCase()) : []
  if (!columns.includes('email')) throw new CommandFailed('The first line must name the columns, and one of them must be "email".')
  if (new Set(columns).size < columns.length) throw new CommandFailed('The first line names a column twice.')
  return columns
}

function toFields(record: CsvRecord, columns: readonly string[]): ImportRecord {
  if ('problem' in record) return record
  const { line, cells } = record
  if (cells.length !== columns.length) return { line, problem: `has ${cells.length} cells instead of ${columns.length}` }
  if (cells.some((cell) => cell.includes(NOT_UTF8))) return { line, problem: 'is not UTF-8' }
  return { line, fields: Object.fromEntries(columns.map((column, index) => [column, cells[index]])) }
}

function parseJsonLine(line: number, text: string): ImportRecord {
  if (text.includes(NOT_UTF8)) return { line, problem: 'is not UTF-8' }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { line, fields: value as Record<string, unknown> }
  } catch {
    return { line, problem: 'is not JSON' }
  }
  return { line, problem: 'is not a JSON object' }
}

/** Null stands for a line that is too long. */
async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string | null> {
  let rest = ''
  let isTooLong = false
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      yield isTooLong || line.length > LINE_MAX_LENGTH ? null : line
      isTooLong = false
    }
    if (rest.length > LINE_MAX_LENGTH) {
      isTooLong = true
      rest = ''
    }
  }
  if (rest !== '' || isTooLong) yield isTooLong ? null : rest
}

async function* withoutBom(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true
  for await (const chunk of chunks) {
    yield isFirst ? chunk.replace(/^\ufeff/, '') : chunk
    isFirst = false
  }
}
