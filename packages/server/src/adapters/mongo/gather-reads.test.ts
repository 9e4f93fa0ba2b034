import { afterEach, expect, test, vi } from 'vitest'
import { StoreUnavailable } from '../../ports/account-store.ts'
import { gatherReads } from './gather-reads.ts'
import { OPERATION_MS } from './mongo-errors.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A database that answers when it is told to: each id with a text of its own, unless it is unknown. */
function createAnswerer() {
  const questions: Array<{ ids: readonly string[]; answer: () => void; fail: (error: Error) => void }> = []
  const read = gatherReads<string>((ids) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, string>>()
    const known = ids.filter((id) => !id.startsWith('unknown'))
    questions.push({ ids, answer: () => resolve(new Map(known.toReversed().map((id) => [id, `the one of ${id}`]))), fail: reject })
    return promise
  })
  return { read, questions, asked: () => questions.map(({ ids }) => ids) }
}

/** Lets everything happen that waits for nothing outside. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('whoever asks in one turn is answered by one question, everybody with their own, and equal ids are asked for once', async () => {
  const { read, questions, asked } = createAnswerer()
  const answers = Promise.all(['a', 'b', 'unknown', 'a'].map(read))
  await settle()
  expect(asked()).toEqual([['a', 'b', 'unknown']])
  questions[0]?.answer()
  expect(await answers).toEqual(['the one of a', 'the one of b', null, 'the one of a'])
})

test('who asks for what is being asked for gets an answer of a later question, which sees what was acknowledged meanwhile (SE-4)', async () => {
  const { read, questions, asked } = createAnswerer()
  const early = read('a')
  await settle()
  const late = read('a')
  await settle()
  expect(asked()).toEqual([['a'], ['a']])
  questions[0]?.answer()
  expect(await early).toBe('the one of a')
  expect(await Promise.race([late, settle()])).toBeUndefined()
  questions[1]?.answer()
  expect(await late).toBe('the one of a')
})

test('while two questions are under way all others are gathered for the next, a hundred ids in each', async () => {
  const { read, questions, asked } = createAnswerer()
  const ids = Array.from({ length: 150 }, (_, index) => `number ${index}`)
  const answers = []
  for (const id of ['first', 'second', ...ids]) {
    answers.push(read(id))
    if (answers.length <= 2) await settle()
  }
  await settle()
  expect(asked()).toEqual([['first'], ['second']])
  questions[1]?.answer()
  await settle()
  expect(asked().slice(2)).toEqual([ids.slice(0, 100)])
  questions[0]?.answer()
  await settle()
  expect(asked().slice(3)).toEqual([ids.slice(100)])
  for (const { answer } of questions.slice(2)) answer()
  expect(await Promise.all(answers)).toEqual(['first', 'second', ...ids].map((id) => `the one of ${id}`))
})

test('a question that fails rejects all whose it was and nobody else, and the next one is asked (AV-3)', async () => {
  const { read, questions } = createAnswerer()
  const failing = Promise.allSettled([read('a'), read('b')])
  await settle()
  const other = read('b')
  await settle()
  questions[0]?.fail(new StoreUnavailable('down'))
  expect(await failing).toMatchObject([{ reason: expect.any(StoreUnavailable) }, { reason: expect.any(StoreUnavailable) }])
  questions[1]?.answer()
  expect(await other).toBe('the one of b')
  const later = read('a')
  await settle()
  questions[2]?.answer()
  expect(await later).toBe('the one of a')
})

test('the limit of time holds for the wait before a question too, and nobody is asked for who has given up (AV-3)', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { read, questions, asked } = createAnswerer()
  const hanging = []
  for (const id of ['a', 'b']) {
    hanging.push(read(id))
    await settle()
  }
  const [waiting, patient] = [read('c'), read('d')]
  const all = Promise.allSettled([...hanging, waiting, patient])
  vi.advanceTimersByTime(OPERATION_MS - 1)
  const late = read('d')
  vi.advanceTimersByTime(1)
  expect((await all).map((result) => result.status === 'rejected' && result.reason instanceof StoreUnavailable)).toEqual(
    Array.from({ length: 4 }, () => true),
  )
  questions[0]?.answer()
  await settle()
  expect(asked().slice(2)).toEqual([['d']])
  questions[2]?.answer()
  expect(await late).toBe('the one of d')
})
