import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvParser, type CsvRecord } from './csv-parser.ts'

function parse(...pieces: string[]): CsvRecord[] {
  const parser = new CsvParser()
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()]
}

const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', 'a', 'é', '🦉', ' ') }))

test('whatever stands in a cell comes back, in whatever pieces the file is read', () => {
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 4 })
  fc.assert(
    fc.property(rows, fc.array(fc.nat(60)), fc.boolean(), (given, cuts, endsWithBreak) => {
      const text =
        given.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n') + (endsWithBreak ? '\r\n' : '')
      const points = [0, ...cuts.toSorted((a, b) => a - b), text.length]
      const pieces = points.map((point, index) => text.slice(point, points[index + 1] ?? text.length))
      expect(parse(...pieces).map((record) => ('cells' in record ? record.cells : record.problem))).toEqual(given)
    }),
  )
})

test('records are counted by the line on which they begin, and empty lines are none', () => {
  expect(parse('a,b\n\n"1\n2",3\r\n,\n""\nlast')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 3, cells: ['1\n2', '3'] },
    { line: 5, cells: ['', ''] },
    { line: 6, cells: [''] },
    { line: 7, cells: ['last'] },
  ])
})

test('a broken line costs that line only', () => {
  expect(parse('a"b,c\n"d"e,f\ng,h\n"i')).toEqual([
    { line: 1, problem: 'a quote stands inside a cell that is not quoted' },
    { line: 2, problem: 'text stands behind a closing quote' },
    { line: 3, cells: ['g', 'h'] },
    { line: 4, problem: 'a quote is not closed' },
  ])
})

test('a quote that is never closed does not fill the memory, and reading goes on behind it', () => {
  const records = parse('"a', ...Array.from({ length: 300 }, () => 'x'.repeat(1000)), '\nb,c\n')
  expect(records).toEqual([
    { line: 1, problem: 'the record is too long, or a quote is not closed' },
    { line: 2, cells: ['b', 'c'] },
  ])
})
