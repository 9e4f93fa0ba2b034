import type { User } from '@latchkey/shared/contract'

type Answer = Promise<User | null>

/**
 * Lets everybody who asks while one dialog is open, or on its way, wait for that one; `close` closes it. Whose signal aborts waits no longer: null at once. Only when
 * nobody is left who waits is the dialog closed, and who asks then gets a new one. All who have no signal wait to the end, on the same promise.
 */
export function shareDialog(close: () => void): (open: (isLeft: () => boolean) => Answer, signal?: AbortSignal) => Answer {
  let pending: Answer | undefined
  let waiting = 0
  return (open, signal) => {
    if (signal?.aborted) return Promise.resolve(null)
    const isLeft = (): boolean => pending !== mine
    if (!pending) waiting = 0
    const mine: Answer = (pending ??= open(isLeft).finally(() => {
      if (!isLeft()) pending = undefined
    }))
    waiting += 1
    if (!signal) return mine
    return new Promise((resolve) => {
      void mine.then(resolve)
      signal.addEventListener('abort', () => {
        resolve(null)
        if (isLeft()) return
        waiting -= 1
        if (waiting > 0) return
        pending = undefined
        close()
      })
    })
  }
}
