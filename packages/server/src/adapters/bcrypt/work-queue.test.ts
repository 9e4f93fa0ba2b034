import { AuthError } from '@latchkey/shared'
import { expect, test } from 'vitest'
import { createWorkQueue, type WorkKind } from './work-queue.ts'

/** A queue whose pieces of work end when the test says so, and a record of the order in which they began. */
function startQueue(slots: number, maxWaiting?: Record<WorkKind, number>, waitMs = 60_000) {
  const queue = createWorkQueue({ slots, maxWaiting: maxWaiting ?? { verify: 100, hash: 100 }, waitMs })
  const begun: string[] = []
  const open: Array<() => void> = []
  const add = (kind: WorkKind, name: string) =>
    queue.run(kind, async () => {
      begun.push(name)
      await new Promise<void>((resolve) => open.push(resolve))
      return name
    })
  const finishOne = async () => {
    open.shift()?.()
    await new Promise(setImmediate)
  }
  return { queue, begun, add, finishOne }
}

test('no more pieces of work run at once than there are slots (AV-6)', async () => {
  const { begun, add, finishOne } = startQueue(2)
  const all = ['a', 'b', 'c', 'd'].map((name) => add('verify', name))
  expect(begun).toEqual(['a', 'b'])
  await finishOne()
  expect(begun).toEqual(['a', 'b', 'c'])
  await finishOne()
  await finishOne()
  await finishOne()
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
})

test('a login that waits is served before a new password that has waited longer', async () => {
  const { begun, add, finishOne } = startQueue(1)
  const all = [add('verify', 'running'), add('hash', 'sign-up'), add('verify', 'login')]
  for (const _ of all) await finishOne()
  expect(begun).toEqual(['running', 'login', 'sign-up'])
})

test('a storm of logins does not keep a new password waiting for ever', async () => {
  const { begun, add, finishOne } = startQueue(1)
  const all = [add('verify', 'first'), add('hash', 'reset'), ...Array.from({ length: 20 }, (_, index) => add('verify', `login ${index}`))]
  for (const _ of all) await finishOne()
  expect(begun.indexOf('reset')).toBeGreaterThan(1)
  expect(begun.indexOf('reset')).toBeLessThan(10)
  expect(begun).toHaveLength(all.length)
})

test('more than may wait is refused at once, each kind for itself, with the time to come back (AV-6)', async () => {
  const { begun, add, finishOne } = startQueue(1, { verify: 1, hash: 2 })
  const all = [add('verify', 'running'), add('verify', 'waits'), add('hash', 'h1'), add('hash', 'h2')]
  const overloaded = new AuthError('overloaded', { retryAfterSeconds: 1 })
  await expect(add('verify', 'too many')).rejects.toEqual(overloaded)
  await expect(add('hash', 'too many')).rejects.toEqual(overloaded)
  for (const _ of all) await finishOne()
  expect(begun).toEqual(['running', 'waits', 'h1', 'h2'])
})

test('whoever has waited for too long is told to come back, and nothing is done for them any more (AV-6)', async () => {
  const { begun, add, finishOne } = startQueue(1, { verify: 1, hash: 1 }, 20)
  const running = add('verify', 'running')
  const waiting = await Promise.allSettled([add('hash', 'sign-up'), add('verify', 'login')])
  expect(waiting.map((outcome) => outcome.status === 'rejected' && (outcome.reason as AuthError).code)).toEqual([
    'overloaded',
    'overloaded',
  ])
  const next = add('hash', 'next')
  await finishOne()
  await finishOne()
  expect([await running, await next, begun]).toEqual(['running', 'next', ['running', 'next']])
})

test('work that fails frees its slot and fails for its own caller only', async () => {
  const queue = createWorkQueue({ slots: 1, maxWaiting: { verify: 5, hash: 5 }, waitMs: 60_000 })
  const failing = queue.run('verify', () => Promise.reject(new Error('broken')))
  const fine = queue.run('verify', () => Promise.resolve('fine'))
  await expect(failing).rejects.toThrow('broken')
  expect(await fine).toBe('fine')
  expect(await queue.run('hash', () => Promise.resolve('still working'))).toBe('still working')
})
