import { procedures } from '@latchkey/shared/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepareCalls, type ProcedureName } from '../testing/prepare-calls.ts'
import { startTestServer } from '../testing/start-test-server.ts'

const names = Object.keys(procedures) as ProcedureName[]
const LEAKS = /E11000|Mongo|sqlite|SQLITE|node_modules|\.ts\b|\n\s+at |\/home\/|\/packages\//

/** Keys that somebody might hope are copied into the account. */
const PRIVILEGED = [
  'confirmed',
  'confirmedAt',
  'roles',
  'role',
  'isAdmin',
  '_id',
  'id',
  'version',
  'profile',
  'disabledAt',
  'emailKey',
  '$set',
]
const PROTOTYPE = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']

/** What a database could take for a question. */
const OPERATORS = [
  { $ne: null },
  { $gt: '' },
  { $regex: '.*' },
  { $where: 'sleep(5000)' },
  ['ada@x.test', 'evil@x.test'],
  [],
  {},
  null,
  0,
  1e308,
]

const anyJson = fc.oneof(fc.constantFrom(...OPERATORS), fc.jsonValue({ maxDepth: 3 }))
const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

/** Inputs in which at least one thing is of the wrong type, missing, or not asked for. */
function wrongInputs(valid: Readonly<Record<string, unknown>> | undefined): fc.Arbitrary<unknown> {
  const entries = Object.entries(valid ?? {})
  const withKey = (name: string, value: unknown) => Object.fromEntries([...entries.filter(([other]) => other !== name), [name, value]])
  const notAskedFor = [...PRIVILEGED, ...PROTOTYPE].filter((name) => !entries.some(([other]) => other === name))
  const extra = fc.tuple(fc.constantFrom(...notAskedFor), anyJson).map(([name, value]) => withKey(name, value))
  const whole = anyJson.filter((value) => typeOf(value) !== 'object')
  if (entries.length === 0) return fc.oneof(extra, whole)
  const wrongType = fc
    .tuple(fc.constantFrom(...entries), anyJson)
    .filter(([[, value], wrong]) => typeOf(value) !== typeOf(wrong))
    .map(([[name], wrong]) => withKey(name, wrong))
  return fc.oneof(wrongType, extra, whole)
}

describe('input', () => {
  test.each(names)('%s refuses whatever is of the wrong type or was not asked for, and stores nothing (IN-1, IN-3, IN-5)', async (name) => {
    await using server = await startTestServer()
    const { cookie, inputs } = await prepareCalls(server)
    const before = server.dump()
    const isQuery = procedures[name].kind === 'query'
    await fc.assert(
      fc.asyncProperty(wrongInputs(inputs[name]), async (input) => {
        const body = JSON.stringify(input)
        const response = isQuery
          ? await fetch(`${server.url}/trpc/auth.${name}?input=${encodeURIComponent(body)}`, { headers: { cookie } })
          : await server.call(name, input, { cookie })
        const text = await response.text()
        expect([response.status, body]).toEqual([400, body])
        expect(text).not.toMatch(LEAKS)
      }),
      { numRuns: 60 },
    )
    expect(server.dump()).toBe(before)
    expect(server.errors).toEqual([])
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test.each(names.filter((name) => procedures[name].kind === 'mutation'))(
    '%s: no text whatever breaks it or is answered with what is inside (IN-1, IN-5)',
    async (name) => {
      await using server = await startTestServer()
      const { cookie, inputs } = await prepareCalls(server)
      const text = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(
          '\ud800',
          '\udfff\ud800',
          "' OR 1=1 --",
          '$where',
          '\0',
          'a\r\nBcc: x@x.test',
          '😀'.repeat(256),
          '%00',
          '../../etc/passwd',
        ),
        fc.string({ maxLength: 20 }).map((value) => `${value}@x.test`),
      )
      const texts = Object.entries(inputs[name] ?? {}).filter(([, value]) => typeof value === 'string')
      await fc.assert(
        fc.asyncProperty(fc.record(Object.fromEntries(texts.map(([field]) => [field, fc.option(text)]))), async (changes) => {
          const changed = Object.entries(changes).filter(([, value]) => value !== null)
          const response = await server.call(name, { ...inputs[name], ...Object.fromEntries(changed) }, { cookie })
          expect(response.status).toBeLessThan(500)
          expect(await response.text()).not.toMatch(LEAKS)
        }),
        { numRuns: texts.length > 0 ? 40 : 1 },
      )
      expect(server.errors).toEqual([])
    },
  )
})
