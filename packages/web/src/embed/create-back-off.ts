const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [1000, 30_000]

export interface BackOff {
  /** Does the work after a pause, which is longer each time. */
  readonly tryLater: () => void
  readonly stop: () => void
}

/** Repeats what failed, ever more seldom, so that a server that comes back is not run over. */
export function createBackOff(work: () => Promise<void>): BackOff {
  let pauseMs = FIRST_PAUSE_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  return {
    tryLater: () => {
      stop()
      timer = setTimeout(() => void work(), pauseMs)
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    },
    stop,
  }
}
