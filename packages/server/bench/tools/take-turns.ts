/** Measures one after the other, round after round (A B A B …): what else the machine does hits all alike. The first round warms up and does not count. */
export async function takeTurns<Item, Result>(
  items: readonly Item[],
  rounds: number,
  measure: (item: Item) => Promise<Result>,
): Promise<Result[][]> {
  const results: Result[][] = items.map(() => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, item] of items.entries()) {
      const result = await measure(item)
      if (round > 0) results[index]?.push(result)
    }
  }
  return results
}
