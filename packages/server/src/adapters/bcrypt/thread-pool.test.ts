import { expect, test } from 'vitest'
import { growThreadPool, hashSlots } from './thread-pool.ts'

const SETTING = 'UV_THREADPOOL_SIZE'

test.each([
  ['as many as cores', 2, undefined, 2],
  ['one thread less than the pool has', 8, undefined, 3],
  ['more where the operator has enlarged the pool', 8, '10', 8],
  ['fewer where there are fewer threads', 8, '2', 1],
  ['one in a pool of one', 8, '1', 1],
  ['one where the pool has one thread because its size is no number', 8, 'many', 1],
  ['one where it is below zero', 8, '-3', 1],
])('hashes at once: %s (AV-6)', (_what, cores, size, expected) => {
  expect(hashSlots({ cores, env: { [SETTING]: size } })).toBe(expected)
})

test.each([
  ['never fewer than libuv has anyway', 1, undefined, '4'],
  ['one for each core and two for everything else', 8, undefined, '10'],
  ['as the operator says', 8, '6', '6'],
])('threads of a server of our own: %s', (_what, cores, size, expected) => {
  const env = { [SETTING]: size }
  growThreadPool({ cores, env })
  expect(env[SETTING]).toBe(expected)
})
