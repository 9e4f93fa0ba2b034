import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../repository.ts'
import { fillProofs, findFault, findTests, parseRequirements, readTests } from './requirement-table.ts'

const tests = new Map([
  ['log-in.test.ts', "test('one answer (LI-1)', …)"],
  ['sign-up.test.ts', "test('… (SU-1, LI-12)', …)"],
])
const row = (id: string, proof: string) => ({ id, title: 'P0 | something', proof })

test('each of the ninety requirements has a row, and each row a test that names it or a reason', () => {
  const requirements = parseRequirements(readFileSync(join(ROOT, 'SECURITY.md'), 'utf8'))
  expect(new Set(requirements.map(({ id }) => id)).size).toBe(90)
  const all = readTests()
  expect(requirements.flatMap((requirement) => findFault(requirement, all) ?? [])).toEqual([])
})

test('an id is found as it is, not as the beginning of another', () => {
  expect(findTests('LI-1', tests)).toEqual(['log-in.test.ts'])
  expect(findTests('LI-2', tests)).toEqual([])
})

test('a row without a proof, or with one that does not hold, is a fault', () => {
  expect(findFault(row('LI-1', '`log-in.test.ts`'), tests)).toBeNull()
  expect(findFault(row('LI-1', '– because'), tests)).toBeNull()
  expect(findFault(row('LI-1', ''), tests)).toMatch(/^LI-1/)
  expect(findFault(row('LI-1', '`sign-up.test.ts`'), tests)).toMatch(/sign-up/)
})

test('the last column is written anew, and a reason stays until there is a test', () => {
  const text = '# Words\n| LI-1 P0 | one answer |  |\n| LI-2 P0 | a new one | – because |\n| SU-1 P0 | the same | – because |'
  expect(fillProofs(text, tests)).toBe(
    '# Words\n| LI-1 P0 | one answer | `log-in.test.ts` |\n| LI-2 P0 | a new one | – because |\n| SU-1 P0 | the same | `sign-up.test.ts` |',
  )
})
