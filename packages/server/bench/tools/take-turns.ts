import { setTimeout as wait } from 'node:timers/promises'

/** Passwords of clients that have gone are hashed to the end, at the cost of whoever is measured next. */
const SETTLE_MS = 1000

/** Measures one after the other, round after round (A B A B …): what else the machine does hits all alike. The first round warms up and does not count. */
export async function takeTurns<Item, Result>(
  items: readonly Item[],
  rounds: number,
  measure: (item: Item) => Promise<Result>,
): Promise<Result[][]> {
  const results: Result[][] = items.map(() => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, item] of items.entries()) {
      await wait(SETTLE_MS)
      const result = await measure(item)
      if (round > 0) results[index]?.push(result)
    }
  }
  return results
}
