import { createSignal, onCleanup, type Accessor } from 'solid-js'

export interface Countdown {
  /** Whole seconds left; 0 when it is over. */
  readonly secondsLeft: Accessor<number>
  readonly start: (seconds: number, onOver?: () => void) => void
}

/** Counts seconds down by the clock, so that a sleeping laptop does not have to wait again. */
export function createCountdown(): Countdown {
  const [secondsLeft, setSecondsLeft] = createSignal(0)
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(timer)
  onCleanup(stop)

  const start = (seconds: number, onOver?: () => void) => {
    stop()
    const endsAt = Date.now() + seconds * 1000
    const tick = () => {
      setSecondsLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)))
      if (secondsLeft() > 0) return
      stop()
      onOver?.()
    }
    timer = setInterval(tick, 1000)
    tick()
  }
  return { secondsLeft, start }
}
