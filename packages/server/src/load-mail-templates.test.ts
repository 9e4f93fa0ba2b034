import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadMailTemplates } from './load-mail-templates.ts'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-templates-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, code: string): string {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, code)
  return path
}

test('templates come from a module of the developer', async () => {
  const path = write('good', `export const mailTemplates = { reset: () => ({ subject: 'Mine' }) }`)
  expect(Object.keys(await loadMailTemplates(path))).toEqual(['reset'])
  expect(await loadMailTemplates(undefined)).toEqual({})
})

test.each([
  ['no templates', `export const other = 1`, 'no mailTemplates'],
  ['a mail that does not exist', `export const mailTemplates = { rest: () => ({}) }`, 'no mail rest'],
  ['something that is no function', `export const mailTemplates = { reset: 'Mine' }`, 'reset must be a function'],
])('a module with %s is refused at start', async (name, code, message) => {
  await expect(loadMailTemplates(write(name.replaceAll(' ', '-'), code))).rejects.toThrow(message)
})
