import { openPeerGroup, type Peer } from './peers.ts'

/** One request that is sent again and again. */
export interface BenchRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** So many connections, each of which sends its next request as soon as the last was answered. */
export interface ClosedLoop {
  readonly requests: readonly BenchRequest[]
  readonly connections: number
  readonly seconds: number
}

/** For so long an open loop runs before anything counts: a generator that has just started is late itself, by more than what is measured. */
export const WARM_UP_SECONDS = 1

/** So many requests a second, whether or not they are answered. */
export interface OpenLoop {
  readonly requests: readonly BenchRequest[]
  readonly perSecond: number
  readonly seconds: number
  /** Whether no busy core may make it late. For those whose times are to be told in tenths of a millisecond; it takes the core from the server whenever it is sent an answer. */
  readonly stepsAhead: boolean
}

/** Times in milliseconds. */
export interface Latency {
  readonly count: number
  readonly p50: number
  readonly p99: number
}

export interface ClosedLoopResult extends Latency {
  readonly perSecond: number
}

/** By status of the answer; 0 is for requests without any. */
export type OpenLoopResult = Readonly<Record<number, Latency>>

/** The generators of load, each in a process of its own. */
export interface LoadGenerators extends AsyncDisposable {
  /** Rejects if anything but 200 is answered: that would be another measurement. */
  readonly closedLoop: (job: ClosedLoop) => Promise<ClosedLoopResult>
  readonly openLoop: (job: OpenLoop) => Promise<OpenLoopResult>
}

export async function startLoadGenerators(): Promise<LoadGenerators> {
  const peers = openPeerGroup()
  const closed = await peers.start('closed-loop.mjs')
  // Several may run at the same time, and none may make another late. Each is kept for the next job: one that is warm takes a seventh less of the machine.
  const idle: Peer[] = []
  return {
    closedLoop: async (job) => {
      const { statuses, ...result } = (await closed.ask(job)) as ClosedLoopResult & { readonly statuses: Record<string, number> }
      const others = Object.keys(statuses).filter((status) => status !== '200')
      if (others.length > 0) throw new Error(`${job.requests[0]?.url} answered ${JSON.stringify(statuses)}`)
      return result
    },
    openLoop: async (job) => {
      const open = idle.pop() ?? (await peers.start('open-loop.mjs'))
      const result = (await open.ask({ ...job, warmUpSeconds: WARM_UP_SECONDS })) as OpenLoopResult
      idle.push(open)
      return result
    },
    [Symbol.asyncDispose]: () => peers[Symbol.asyncDispose](),
  }
}
