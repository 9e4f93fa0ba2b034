import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Counter, RateLimiter } from '../../ports/rate-limiter.ts'

export interface LimiterUnderTest {
  readonly limiter: RateLimiter
  /** Lets this time go by for the limiter. */
  passTime(seconds: number): Promise<void>
  close(): Promise<void>
}

/** What every rate limiter must do. `open` returns an empty one; the suite closes it. */
export function testRateLimiter(name: string, open: () => Promise<LimiterUnderTest>): void {
  describe(name, () => {
    const limit = { points: 3, windowSeconds: 600 }
    const counted = (key = 'key'): Counter => ({ key, limit })
    let subject: LimiterUnderTest
    let limiter: RateLimiter
    beforeEach(async () => {
      subject = await open()
      limiter = subject.limiter
    })
    afterEach(() => subject.close())

    const take = async (counter = counted()) => {
      const [taken] = await limiter.take(counter)
      if (!taken) throw new Error('no answer')
      return taken
    }
    const peek = async () => (await limiter.peek(counted()))[0]
    const isTaken = async (key = 'key') => (await take(counted(key))).retryAfterSeconds === 0
    const useUp = async () => {
      for (let point = 0; point < limit.points; point += 1) expect(await isTaken()).toBe(true)
    }

    test('after the last point the answer is how long to wait (RL-6)', async () => {
      await useUp()
      const { retryAfterSeconds } = await take()
      expect(retryAfterSeconds).toBeGreaterThan(590)
      expect(retryAfterSeconds).toBeLessThanOrEqual(600)
    })

    test('of many takes at once no more than the limit succeed (RL-2)', async () => {
      const takes = await Promise.all(Array.from({ length: 40 }, () => isTaken()))
      expect(takes.filter(Boolean)).toHaveLength(limit.points)
    })

    test('each take says how many there were, the refused ones aside (RS-7)', async () => {
      const takenBy = async () => (await take()).taken
      expect([await takenBy(), await takenBy(), await takenBy(), await takenBy(), await takenBy()]).toEqual([1, 2, 3, 3, 3])
      await limiter.giveBack(counted())
      expect(await takenBy()).toBe(3)
      await subject.passTime(601)
      expect(await takenBy()).toBe(1)
    })

    test('a look takes nothing, and tells what is taken and how long the window lasts (RL-4)', async () => {
      expect(await peek()).toEqual({ taken: 0, secondsLeft: 0 })
      await isTaken()
      await isTaken()
      await subject.passTime(100)
      for (const _ of [1, 2, 3]) expect((await peek())?.taken).toBe(2)
      const secondsLeft = (await peek())?.secondsLeft
      expect(secondsLeft).toBeGreaterThan(490)
      expect(secondsLeft).toBeLessThanOrEqual(500)
      expect([await isTaken(), await isTaken(), await isTaken()]).toEqual([true, false, false])
      expect((await peek())?.taken).toBe(3)
      await subject.passTime(501)
      expect(await peek()).toEqual({ taken: 0, secondsLeft: 0 })
    })

    test('a longer limit for a key counts from its next window on (RL-4)', async () => {
      await useUp()
      const longer = { ...limit, windowSeconds: 2400 }
      expect((await take({ key: 'key', limit: longer })).retryAfterSeconds).toBeLessThanOrEqual(600)
      await subject.passTime(601)
      for (let point = 0; point < limit.points; point += 1) expect((await take({ key: 'key', limit: longer })).retryAfterSeconds).toBe(0)
      expect((await take({ key: 'key', limit: longer })).retryAfterSeconds).toBeGreaterThan(2390)
    })

    test('a window that grows lasts from its first point on so long for each (RL-4)', async () => {
      const growing = { key: 'key', limit: { points: 5, windowSeconds: 1000, secondsPerPoint: 200 } }
      const level = async () => (await limiter.peek(growing)).map(({ taken, secondsLeft }) => [taken, Math.ceil(secondsLeft / 10) * 10])
      await take(growing)
      await subject.passTime(150)
      for (const [taken, left] of [1, 2, 3, 4, 5].map((points) => [points, points * 200 - 150])) {
        expect(await level()).toEqual([[taken, left]])
        await take(growing)
      }
      expect([(await take(growing)).taken, await level()]).toEqual([5, [[5, 850]]])
      await limiter.giveBack(growing, growing)
      expect(await level()).toEqual([[3, 450]])
      await subject.passTime(451)
      expect([(await take(growing)).taken, await level()]).toEqual([1, [[1, 200]]])
      await limiter.giveBack(growing, growing)
      expect(await level()).toEqual([[0, 0]])
    })

    test('a window that was long before it could grow gets no longer than it can be, and keeps its points (RL-4)', async () => {
      await take()
      const growing = { key: 'key', limit: { ...limit, secondsPerPoint: 200 } }
      expect([await take(growing), await take(growing)].map(({ taken }) => taken)).toEqual([2, 3])
      expect((await take(growing)).retryAfterSeconds).toBeGreaterThan(590)
    })

    test('keys are counted apart', async () => {
      await useUp()
      expect(await isTaken('other')).toBe(true)
      expect(await isTaken()).toBe(false)
    })

    test('the window begins with the first take, and its end brings all points back', async () => {
      expect(await isTaken()).toBe(true)
      await subject.passTime(400)
      expect(await isTaken()).toBe(true)
      expect(await isTaken()).toBe(true)
      const { retryAfterSeconds } = await take()
      expect(retryAfterSeconds).toBeGreaterThan(190)
      expect(retryAfterSeconds).toBeLessThanOrEqual(200)
      await subject.passTime(201)
      await useUp()
      expect(await isTaken()).toBe(false)
    })

    test('a clock that is set back makes nobody wait longer than the window (RL-6, AV-9)', async () => {
      await useUp()
      await subject.passTime(-3600)
      expect((await peek())?.taken).toBe(0)
      await useUp()
      expect((await take()).retryAfterSeconds).toBeLessThanOrEqual(600)
      await subject.passTime(601)
      await useUp()
    })

    test('a clock that is set forward only ends windows early (RL-6, AV-9)', async () => {
      await useUp()
      await subject.passTime(3600)
      expect((await peek())?.taken).toBe(0)
      await useUp()
      expect(await isTaken()).toBe(false)
    })

    test('refused takes do not make the window longer', async () => {
      await useUp()
      await subject.passTime(599)
      expect(await isTaken()).toBe(false)
      await subject.passTime(2)
      expect(await isTaken()).toBe(true)
    })

    test('a point that was given back can be taken again, however many were refused', async () => {
      await useUp()
      for (let refused = 0; refused < 5; refused += 1) expect(await isTaken()).toBe(false)
      await limiter.giveBack(counted())
      expect(await isTaken()).toBe(true)
      expect(await isTaken()).toBe(false)
    })

    test('nobody gets more points back than were taken', async () => {
      await limiter.giveBack(counted())
      expect(await isTaken()).toBe(true)
      await limiter.giveBack(counted())
      await limiter.giveBack(counted())
      await useUp()
      expect(await isTaken()).toBe(false)
      await subject.passTime(601)
      await limiter.giveBack(counted())
      await useUp()
      expect(await isTaken()).toBe(false)
    })

    test('several are taken in order, up to the first that has no point left (RL-2, RL-5)', async () => {
      const others = [counted('first'), counted(), counted('last')]
      expect(await limiter.take(...others)).toEqual([1, 1, 1].map((taken) => ({ retryAfterSeconds: 0, taken })))
      await limiter.take(counted(), counted())
      const [first, refused, ...none] = await limiter.take(...others)
      expect([first?.taken, refused?.taken, none]).toEqual([2, 3, []])
      expect(refused?.retryAfterSeconds).toBeGreaterThan(590)
      expect((await limiter.peek(...others)).map(({ taken }) => taken)).toEqual([2, 3, 1])
      await limiter.giveBack(...others)
      expect((await limiter.peek(...others, counted('never used'))).map(({ taken }) => taken)).toEqual([1, 2, 0, 0])
      await limiter.clear('first', 'key')
      expect((await limiter.peek(...others)).map(({ taken }) => taken)).toEqual([0, 0, 0])
    })

    test('of many takes of two at once as many of each succeed (RL-2)', async () => {
      const takes = await Promise.all(Array.from({ length: 40 }, () => limiter.take(counted(), counted('other'))))
      const granted = (index: number) => takes.filter((taken) => taken[index]?.retryAfterSeconds === 0).length
      expect([granted(0), granted(1)]).toEqual([limit.points, limit.points])
    })

    test('a key that is forgotten begins anew (RL-4)', async () => {
      await useUp()
      await limiter.clear('key')
      await useUp()
      expect(await isTaken()).toBe(false)
      await expect(limiter.clear('never used')).resolves.toBeUndefined()
    })
  })
}
