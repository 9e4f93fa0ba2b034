import { expect, test } from 'vitest'
import { createTurns } from './create-turns.ts'

test('whatever waits in one turn of the event loop goes on together, and what comes later waits for the next', async () => {
  const turn = createTurns()
  const order: string[] = []
  const run = async (name: string) => {
    order.push(`${name} asked`)
    await turn()
    order.push(`${name} went on`)
  }
  const first = [run('a'), run('b')]
  const second = first[0]?.then(() => run('c'))
  await Promise.all([...first, second])
  expect(order).toEqual(['a asked', 'b asked', 'a went on', 'b went on', 'c asked', 'c went on'])
})
