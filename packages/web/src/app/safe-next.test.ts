import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOME, loginPathFor, safeNext } from './safe-next.ts'

const ORIGIN = 'https://app.test'

test.each(['/dashboard', '/dashboard?tab=keys&page=2', '/dashboard?tab=1#end', '/a/b/c', '/caf%C3%A9', '/search?q=%2F%2Fevil.test'])(
  '%s is where the visitor goes after login (S4-67)',
  (next) => {
    expect(safeNext(next, ORIGIN)).toBe(next)
  },
)

test.each([
  ['nothing', undefined],
  ['nothing at all', null],
  ['an empty text', ''],
  ['a protocol-relative address', '//evil.test'],
  ['three slashes', '///evil.test'],
  ['a backslash for a slash', '/\\evil.test'],
  ['two backslashes', '\\\\evil.test'],
  ['an absolute address', 'https://evil.test/'],
  ['an absolute address of this origin', `${ORIGIN}/dashboard`],
  ['a scheme without slashes', 'https:evil.test'],
  ['a script', 'javascript:alert(1)'],
  ['a script behind a tab', 'java\tscript:alert(1)'],
  ['a data address', 'data:text/html,hi'],
  ['a tab between the slashes', '/\t/evil.test'],
  ['a line break between the slashes', '/\n/evil.test'],
  ['a leading space', ' //evil.test'],
  ['a leading control character', '\u0001//evil.test'],
  ['an encoded slash', '/%2Fevil.test'],
  ['an encoded backslash', '/%5Cevil.test'],
  ['a twice encoded slash', '/%252Fevil.test'],
  ['an encoded tab', '/%09/evil.test'],
  ['all of it encoded', '%2F%2Fevil.test'],
  ['a dot segment that leaves two slashes', '/.//evil.test'],
  ['an encoded dot segment', '/%2e//evil.test'],
  ['a parent segment that leaves two slashes', '/dashboard/..//evil.test'],
  ['a user name before the host', '//app.test@evil.test'],
  ['a user name and a scheme', 'https://app.test@evil.test/'],
  ['a relative path', 'dashboard'],
  ['a query alone', '?next=/'],
  ['a broken escape', '/%E0%A4%A'],
  ['a lone surrogate', '/\ud800'],
  ['a very long path', `/${'a'.repeat(3000)}`],
])('%s leads home and not away (CX-5, S4-68)', (_what, next) => {
  expect(safeNext(next, ORIGIN)).toBe(HOME)
})

test('whatever is asked for, a browser that follows the answer stays on this origin (CX-5, S4-68)', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '//',
    '%2f',
    '%5c',
    '%252f',
    '%2e',
    '.',
    '..',
    '\t',
    '\n',
    '@',
    ':',
    'javascript:',
    'https:',
    'evil.test',
    '?',
    '#',
    ' ',
  )
  const hostile = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        hostile.map((text) => `/${text}`),
      ),
      (next) => {
        const target = safeNext(next, ORIGIN)
        expect(target).toMatch(/^\/(?![/\\])/)
        expect(new URL(target, ORIGIN).origin).toBe(ORIGIN)
        expect(safeNext(target, ORIGIN)).toBe(target)
      },
    ),
    { numRuns: 2000 },
  )
})

test('the login page remembers the wanted page with its query, and gives it back unchanged (S4-67)', () => {
  const wanted = '/dashboard?tab=keys&q=a%26b'
  const query = new URL(loginPathFor(wanted), ORIGIN).searchParams
  expect(safeNext(query.get('next'), ORIGIN)).toBe(wanted)
  expect(loginPathFor(HOME)).toBe('/login')
})
