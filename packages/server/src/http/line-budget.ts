import { performance } from 'node:perf_hooks'
import type { SecurityEvent } from './security-log.ts'

/** Milliseconds of a clock that never jumps. */
type Elapsed = () => number

const WINDOW_MS = 60_000
const LINES_PER_SOURCE = 10
const LINES_MAX = 100

/** Writes lines about what anybody can cause as often as they like, and so a few only: ten a minute about one source, a hundred in all. The first one after that says how many were left out. */
export function limitLines(
  logEvent: (event: SecurityEvent) => void,
  elapsed: Elapsed = () => performance.now(),
): (event: SecurityEvent) => void {
  const lines = new Map<string, number>()
  let endsAt = 0
  let written = 0
  let skipped = 0

  const takeLine = (source: string): boolean => {
    const now = elapsed()
    if (now >= endsAt) {
      endsAt = now + WINDOW_MS
      written = 0
      lines.clear()
    }
    const ofSource = lines.get(source) ?? 0
    if (written >= LINES_MAX || ofSource >= LINES_PER_SOURCE) return false
    written += 1
    lines.set(source, ofSource + 1)
    return true
  }
  return (event) => {
    if (!takeLine(event.source)) {
      skipped += 1
      return
    }
    logEvent({ ...event, ...(skipped > 0 && { skipped }) })
    skipped = 0
  }
}
