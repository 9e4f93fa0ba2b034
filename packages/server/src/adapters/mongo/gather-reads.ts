import { runOnMongo } from './mongo-errors.ts'

/** MongoDB sends 101 documents with its first answer: a question for more of them would take two. */
const IDS_MAX = 100

/** With one alone, an answer that fails to come would hold up everybody; with more, questions get smaller and cost more. */
const UNDER_WAY_MAX = 2

interface Waiting<Found> extends PromiseWithResolvers<Found | null> {
  callers: number
}

/**
 * Lets one question to the database bring what many callers want (docs/decisions/0020). A caller's id goes with the next question that is sent, never with one that was sent before the call: what was
 * acknowledged by then is seen. Each caller waits `OPERATION_MS` at most.
 */
export function gatherReads<Found>(
  readMany: (ids: readonly string[]) => Promise<ReadonlyMap<string, Found>>,
): (id: string) => Promise<Found | null> {
  const waiting = new Map<string, Waiting<Found>>()
  let underWay = 0
  let isPlanned = false
  const plan = () => {
    if (isPlanned || underWay === UNDER_WAY_MAX || waiting.size === 0) return
    isPlanned = true
    // When all who were woken together have asked.
    process.nextTick(() => {
      isPlanned = false
      void ask(takeFirst(waiting, IDS_MAX))
      plan()
    })
  }
  const ask = async (wanted: ReadonlyMap<string, Waiting<Found>>): Promise<void> => {
    underWay += 1
    try {
      const found = await readMany([...wanted.keys()])
      for (const [id, { resolve }] of wanted) resolve(found.get(id) ?? null)
    } catch (error) {
      for (const { reject } of wanted.values()) reject(error)
    }
    underWay -= 1
    plan()
  }
  return async (id) => {
    const answer = waiting.get(id) ?? { ...Promise.withResolvers<Found | null>(), callers: 0 }
    waiting.set(id, answer)
    answer.callers += 1
    plan()
    try {
      return await runOnMongo(() => answer.promise)
    } finally {
      answer.callers -= 1
      // Nobody asks for those who have given up: while the database hangs, they would become ever more.
      if (answer.callers === 0 && waiting.get(id) === answer) waiting.delete(id)
    }
  }
}

function takeFirst<Value>(map: Map<string, Value>, count: number): Map<string, Value> {
  const taken = new Map(map.entries().take(count))
  for (const key of taken.keys()) map.delete(key)
  return taken
}
