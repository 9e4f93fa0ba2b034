import { setTimeout as wait } from 'node:timers/promises'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'

interface Deps {
  readonly store: Pick<AccountStore, 'withMailDue'>
  readonly clock: Clock
  /** Sends one due mail of an account; false if there was none. */
  readonly sendNext: (accountId: string) => Promise<boolean>
  /** How many mails may be on their way at once, just now. */
  readonly slots: () => number
  readonly onError: (error: unknown) => void
}

export interface MailWorker {
  /** Looks at once, because somebody has just queued a mail. Resolves when nothing is left to do now, for tests. */
  readonly wake: () => Promise<void>
  /** Takes no more mails, and waits for those on their way, so that none stays claimed; for nine seconds at most. */
  readonly stop: () => Promise<void>
}

const POLL_MS = 2_000
const STOP_WITHIN_MS = 9_000

/**
 * Sends what is due, a few at a time and the longest waiting first, apart from all requests. Several processes may run one: the claim in the account decides who
 * sends. A mail whose provider does not answer keeps its own place only.
 */
export function startMailWorker(deps: Deps): MailWorker {
  const onTheirWay = new Map<string, Promise<void>>()
  let isRunning = false
  let running = Promise.resolve()
  let isWanted = false
  let isStopped = false
  let woken = Promise.withResolvers<void>()

  const send = async (id: string) => {
    try {
      await deps.sendNext(id)
      // Sent, or in the hands of another worker: either way the next may be due.
      isWanted = true
    } catch (error) {
      deps.onError(error)
    }
    onTheirWay.delete(id)
  }
  const fill = async () => {
    const due = await deps.store.withMailDue(deps.clock.now(), deps.slots())
    for (const { id } of due) if (!onTheirWay.has(id) && onTheirWay.size < deps.slots()) onTheirWay.set(id, send(id))
  }
  const run = async () => {
    for (;;) {
      if (isWanted && !isStopped && onTheirWay.size < deps.slots()) {
        isWanted = false
        await fill().catch(deps.onError)
      } else if (onTheirWay.size > 0) {
        woken = Promise.withResolvers()
        await Promise.race([...onTheirWay.values(), woken.promise])
      } else {
        isRunning = false
        return
      }
    }
  }
  const wake = async () => {
    isWanted = true
    woken.resolve()
    if (!isRunning && !isStopped) {
      isRunning = true
      running = run()
    }
    await running
  }
  const timer = setInterval(() => void wake(), POLL_MS)
  timer.unref()
  void wake()
  const stop = async () => {
    isStopped = true
    clearInterval(timer)
    const giveUp = new AbortController()
    await Promise.race([running, wait(STOP_WITHIN_MS, null, { signal: giveUp.signal }).catch(() => null)])
    giveUp.abort()
  }
  return { wake, stop }
}
