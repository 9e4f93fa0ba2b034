/** The most by which anything may last longer because clocks differ or one was set back (docs/decisions/0013). */
const CLOCK_TOLERANCE_MS = 3_600_000

/**
 * Tells whether something that happened at `since` is less than `lifetimeMs` old. What lies in the future was written by a clock that differs from ours: it counts as of just
 * now if it is near, and not at all if it is further away than its own lifetime or than an hour. So no lifetime grows by more than that, and nobody is kept waiting for
 * longer, however far a clock was off (AV-9).
 */
export function isYounger(since: Date, lifetimeMs: number, now: Date): boolean {
  const ageMs = now.getTime() - since.getTime()
  return ageMs < lifetimeMs && ageMs >= -Math.min(lifetimeMs, CLOCK_TOLERANCE_MS)
}

/** The same for what says when it ends, of which `lifetimeMs` were granted. */
export function isRunning(expiresAt: Date, lifetimeMs: number, now: Date): boolean {
  return isYounger(new Date(expiresAt.getTime() - lifetimeMs), lifetimeMs, now)
}
