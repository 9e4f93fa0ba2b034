import type { Api } from '@latchkey/shared/contract'

/** When a mail was last asked for; the server sends no second one within its cool-down, and must not be said to. */
export interface MailMemory {
  /** Seconds until the server would send another one; 0 when it would at once. */
  readonly secondsLeft: () => number
  readonly note: () => void
}

// As long as an Auth lives, which has an Api of its own: a dialog that is opened again still knows.
const askedAt = new WeakMap<Api, Map<string, number>>()

/** Remembers one kind of mail to one address. */
export function createMailMemory(api: Api, kind: 'confirm' | 'reset' | 'change', email: string, cooldown: number): MailMemory {
  const times = askedAt.get(api) ?? new Map<string, number>()
  askedAt.set(api, times)
  const key = `${kind} ${email.toLowerCase()}`
  const secondsLeft = () => Math.max(0, Math.ceil(((times.get(key) ?? -Infinity) + cooldown * 1000 - Date.now()) / 1000))
  return {
    secondsLeft,
    // Asked for too early, none was sent: the pause goes on from the one before.
    note: () => void (secondsLeft() === 0 && times.set(key, Date.now())),
  }
}
