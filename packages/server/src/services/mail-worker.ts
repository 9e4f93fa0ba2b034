import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  /** Sends one due mail of an account; false if there was none. */
  readonly sendNext: (accountId: string) => Promise<boolean>
  readonly onError: (error: unknown) => void
}

export interface MailWorker {
  /** Looks at once, because somebody has just queued a mail. */
  readonly wake: () => void
  /** Takes no more mails, and waits for those on their way. */
  readonly stop: () => Promise<void>
}

const POLL_MS = 2_000
const CONCURRENCY = 4
const BATCH = 50

/** Sends what is due, a few at a time, apart from all requests. Several processes may run one: the claim in the account decides who sends. */
export function startMailWorker(deps: Deps): MailWorker {
  let running: Promise<void> | null = null
  let isWanted = false
  let isStopped = false

  const sendDue = async () => {
    const accounts = await deps.store.withMailDue(deps.clock.now(), BATCH)
    const queue = accounts.map((account) => account.id)
    const sendAll = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        while (!isStopped && (await deps.sendNext(id)));
      }
    }
    await Promise.all(Array.from({ length: CONCURRENCY }, sendAll))
    // A full batch means that there is more.
    isWanted ||= accounts.length === BATCH
  }
  const run = async () => {
    while (isWanted && !isStopped) {
      isWanted = false
      try {
        await sendDue()
      } catch (error) {
        deps.onError(error)
      }
    }
    running = null
  }
  const wake = () => {
    isWanted = true
    if (!isStopped) running ??= run()
  }
  const timer = setInterval(wake, POLL_MS)
  timer.unref()
  wake()
  return {
    wake,
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
