import { expect, test } from 'vitest'
import { drawAvatar } from './avatar.ts'

test('a picture is always the same for an account, and another for another (S5-74)', () => {
  expect(drawAvatar('a')).toBe(drawAvatar('a'))
  expect(drawAvatar('a')).not.toBe(drawAvatar('b'))
  expect(drawAvatar('"><script>')).not.toContain('script')
})
