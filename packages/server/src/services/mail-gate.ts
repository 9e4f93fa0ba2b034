import type { Clock } from '../ports/clock.ts'
import type { Mailer, MailOutcome } from '../ports/mailer.ts'

interface Deps {
  readonly mailer: Mailer
  readonly clock: Clock
  /** Called once for each pause, however many mails wait. */
  readonly onPause: (pause: { readonly reason: string; readonly seconds: number }) => void
  /** Called when a mail goes out again after pauses. */
  readonly onResume: () => void
}

/** How many tries to send ended how, since this process began. */
export type MailCounts = Readonly<Record<MailOutcome['kind'], number>>

/** Stands between the worker and the provider of one process, and keeps the whole queue back while no mail can go out (EM-2). */
export interface MailGate {
  /** The mailer, watched: mails have to go through this one. */
  readonly mailer: Mailer
  /** How many mails may be on their way at once: none during a pause, one after it until that went well. */
  readonly slots: () => number
  readonly isPaused: () => boolean
  readonly counts: () => MailCounts
}

const SLOTS = 4
const PAUSE_FIRST_MS = 60_000
const PAUSE_MAX_MS = 900_000
/** So many time-outs in a row are no accident; more would only spend the second chances of other mails. */
const UNCLEAR_IN_A_ROW = 4

/** Pauses for a minute at the first error of our account with the provider (or after time-outs in a row), for twice as long each time up to 15 minutes. */
export function createMailGate({ mailer, clock, onPause, onResume }: Deps): MailGate {
  const counts = { sent: 0, refused: 0, retry: 0, unknown: 0, broken: 0 }
  let pauses = 0
  let pausedUntil = 0
  let unclear = 0

  const isHeldBack = () => {
    const left = pausedUntil - clock.now().getTime()
    // A pause that is longer than any can be comes from a clock that was set back.
    return left > 0 && left <= PAUSE_MAX_MS
  }
  const pause = (reason: string) => {
    // Mails that were already on their way when it began do not count again.
    if (isHeldBack()) return
    const ms = Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** pauses)
    pauses += 1
    pausedUntil = clock.now().getTime() + ms
    onPause({ reason, seconds: ms / 1000 })
  }
  const resume = () => {
    if (pauses > 0) onResume()
    pauses = 0
    pausedUntil = 0
    unclear = 0
  }
  const note = (outcome: MailOutcome) => {
    counts[outcome.kind] += 1
    if (outcome.kind === 'unknown') unclear += 1
    if (outcome.kind === 'broken' || (outcome.kind === 'unknown' && (pauses > 0 || unclear >= UNCLEAR_IN_A_ROW))) pause(outcome.reason)
    if (outcome.kind === 'sent' || outcome.kind === 'refused') resume()
  }
  return {
    mailer: {
      send: async (mail) => {
        const outcome = await mailer.send(mail)
        note(outcome)
        return outcome
      },
    },
    slots: () => (isHeldBack() ? 0 : pauses > 0 ? 1 : SLOTS),
    isPaused: isHeldBack,
    counts: () => ({ ...counts }),
  }
}
