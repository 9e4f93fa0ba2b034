import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRunning, isYounger } from './age.ts'

const HOUR_MS = 3_600_000
const at = (ms: number) => new Date(Date.UTC(2026, 10, 23) + ms)
const lifetime = fc.integer({ min: 1, max: 400 * 24 * HOUR_MS })

test('without a clock that is wrong, a lifetime ends to the millisecond (SU-8, SE-5)', () => {
  fc.assert(
    fc.property(lifetime, (ms) => {
      expect([isYounger(at(0), ms, at(0)), isYounger(at(0), ms, at(ms - 1)), isYounger(at(0), ms, at(ms))]).toEqual([true, true, false])
      expect([isRunning(at(ms), ms, at(0)), isRunning(at(ms), ms, at(ms))]).toEqual([true, false])
    }),
  )
})

test('whatever a clock does, nothing lasts longer than twice its lifetime, or than an hour more (AV-9)', () => {
  fc.assert(
    fc.property(lifetime, fc.integer({ min: -5000 * 24 * HOUR_MS, max: 0 }), (ms, jump) => {
      const most = Math.min(ms, HOUR_MS)
      expect(isYounger(at(0), ms, at(jump))).toBe(jump >= -most)
      expect(isRunning(at(ms), ms, at(jump))).toBe(jump >= -most)
    }),
  )
})
