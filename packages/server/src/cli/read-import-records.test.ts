import { expect, test } from 'vitest'
import type { ImportRecord } from '../services/import-users.ts'
import { readCsv, readJsonLines } from './read-import-records.ts'

async function collect(read: typeof readCsv, ...pieces: string[]): Promise<ImportRecord[]> {
  async function* chunks() {
    yield* pieces
  }
  const records: ImportRecord[] = []
  for await (const record of read(chunks())) records.push(record)
  return records
}

test('CSV is read by the names of its columns', async () => {
  expect(await collect(readCsv, '\ufeffEmail, name\r\na@x.te', 'st,"Ann, A."\r\nb@x.test\r\nc@x.test,\ufffd\r\n')).toEqual([
    { line: 2, fields: { email: 'a@x.test', name: 'Ann, A.' } },
    { line: 3, problem: 'has 1 cells instead of 2' },
    { line: 4, problem: 'is not UTF-8' },
  ])
})

test('a file whose first line names no address is refused as a whole', async () => {
  await expect(collect(readCsv, 'a@x.test,Ann\n')).rejects.toThrow('must name the columns')
  await expect(collect(readCsv, 'email,name,name\n')).rejects.toThrow('twice')
})

test('JSON lines are read one by one, and a wrong one is told by its number', async () => {
  const long = 'x'.repeat(60_000)
  expect(
    await collect(
      readJsonLines,
      '\ufeff{"email":"a@x',
      '.test"}\r\n\n[1]\n{"email":\n',
      long,
      long,
      long,
      '\n{"email":"b@x.test","roles":["a"]}',
    ),
  ).toEqual([
    { line: 1, fields: { email: 'a@x.test' } },
    { line: 3, problem: 'is not a JSON object' },
    { line: 4, problem: 'is not JSON' },
    { line: 5, problem: 'the line is too long' },
    { line: 6, fields: { email: 'b@x.test', roles: ['a'] } },
  ])
})
