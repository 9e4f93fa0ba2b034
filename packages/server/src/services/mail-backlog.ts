import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'

interface Deps {
  readonly store: Pick<AccountStore, 'withMailDue'>
  readonly clock: Clock
}

/** What waits to be sent. */
export interface MailBacklog {
  /** Of the first thousand accounts with mail at most: whoever has more knows enough. */
  readonly queued: number
  /** Those of them that were tried before and did not go out. */
  readonly failing: number
  /** How long the oldest mail has been waiting; 0 if none waits. */
  readonly oldestSeconds: number
}

const ACCOUNTS_COUNTED = 1000
/** Longer than any mail waits. */
const AHEAD_MS = 366 * 86_400_000

/** Counts the mails that are still to be sent, by all processes together. */
export async function readMailBacklog({ store, clock }: Deps): Promise<MailBacklog> {
  const now = clock.now().getTime()
  const mails = (await store.withMailDue(new Date(now + AHEAD_MS), ACCOUNTS_COUNTED)).flatMap((account) => account.mails)
  const oldest = Math.min(now, ...mails.map((mail) => mail.createdAt.getTime()))
  return {
    queued: mails.length,
    failing: mails.filter((mail) => mail.tries > 0 && mail.leasedUntil === null).length,
    oldestSeconds: (now - oldest) / 1000,
  }
}
