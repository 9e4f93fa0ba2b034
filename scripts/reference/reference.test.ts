import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../repository.ts'
import { parseModule } from './parse-module.ts'
import { findUndocumented, surveyDoors } from './survey-doors.ts'
import { REFERENCE, writeReference } from './write-reference.ts'

const surveys = surveyDoors()

test('docs/reference says what the docstrings say: else run node scripts/reference.ts', () => {
  for (const [name, text] of writeReference(surveys)) {
    const path = join(ROOT, REFERENCE, name)
    expect(existsSync(path) ? readFileSync(path, 'utf8') : null, `${name}: run node scripts/reference.ts`).toBe(text)
  }
})

test('everything that developers can see has a docstring', () => {
  expect(findUndocumented(surveys)).toEqual([])
})

test('every door of the packages is looked at, and what they hand out is found', () => {
  const names = Object.fromEntries(surveys.map(({ door, exports }) => [door.specifier, [...exports.keys()]]))
  expect(names).toMatchObject({
    '@latchkey/server': expect.arrayContaining(['createLatchkey', 'AuthError', 'WithAuth']),
    '@latchkey/server/testing': expect.arrayContaining(['startTestServer', 'assertNoEnumeration']),
    '@latchkey/web': expect.arrayContaining(['createAuth', 'Auth']),
    '@latchkey/web/solid': expect.arrayContaining(['RequireUser']),
    '@latchkey/shared/contract': expect.arrayContaining(['AppRouter', 'User']),
  })
})

test('links in the reference lead to headings that are there', () => {
  const pages = writeReference(surveys)
  for (const [name, text] of pages)
    for (const [, page = '', anchor = ''] of text.matchAll(/\]\(([\w.]*)#([\w-]+)\)/g)) {
      const headings = [...(pages.get(page || name) ?? '').matchAll(/^### `(.*)`$/gm)].map(([, heading = '']) => heading.toLowerCase())
      const [, base = '', count = '0'] = /^(.*?)(?:-(\d+))?$/.exec(anchor) ?? []
      expect(headings.filter((heading) => heading === base).length, `${name}: ${page}#${anchor}`).toBeGreaterThan(Number(count))
    }
})

const parse = (text: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'latchkey-reference-')), 'some.ts')
  writeFileSync(file, text)
  return parseModule(file)
}

test('a signature ends where what it does begins, and only a docstring that touches it is its own', () => {
  const { declarations } = parse(`/** Not mine: “ü😀”. */
const other = 1

/**
 * Adds.
 * Twice.
 */
export async function add(one: number, other = { a: 1 }): Promise<Sum> { return one }
export const subtract = (one: number): Sum => one
/** Things. */
export interface Thing<Of = string> extends Base {
  /** An address. */
  readonly at: Of // 'Quoted'
}
`)
  expect([...declarations.values()].map(({ name, docs, signature }) => [name, docs, signature])).toEqual([
    ['other', 'Not mine: “ü😀”.', 'const other = 1'],
    ['add', 'Adds.\nTwice.', 'async function add(one: number, other = { a: 1 }): Promise<Sum>'],
    ['subtract', null, 'const subtract = (one: number): Sum'],
    ['Thing', 'Things.', expect.stringMatching(/^interface Thing<Of = string> extends Base \{[^]*\}$/)],
  ])
  expect(declarations.get('Thing')?.mentions).toEqual(['interface', 'Thing', 'Of', 'string', 'extends', 'Base', 'readonly', 'at'])
})

test('a declaration without a word about it, also one that is only mentioned, is found', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'latchkey-reference-')), 'door.ts')
  writeFileSync(file, '/** Asks. */\nexport function ask(it: Question): void {}\ninterface Question { text: string }\n')
  const found = surveyDoors([{ specifier: '@latchkey/some', file }])
  expect(findUndocumented(found)).toEqual([expect.stringMatching(/^Question in /)])
})
