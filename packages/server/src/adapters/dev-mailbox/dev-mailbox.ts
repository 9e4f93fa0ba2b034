import { systemClock, type Clock } from '../../ports/clock.ts'
import type { DevMailbox } from '../../ports/dev-mailbox.ts'
import type { Mailer, MailOutcome } from '../../ports/mailer.ts'
import { createFileMailStorage } from './file-mail-storage.ts'
import { createMemoryMailStorage } from './memory-mail-storage.ts'

/**
 * Catches every mail instead of delivering it. With a directory the mails lie there as files, so that they survive a restart and several processes share them;
 * with `null` they are kept in memory.
 */
export function createDevMailbox(directory: string | null, clock: Pick<Clock, 'now'> = systemClock): Mailer & DevMailbox {
  const storage = directory === null ? createMemoryMailStorage() : createFileMailStorage(directory)
  return {
    send: async ({ to, subject, html, text, purpose, id }): Promise<MailOutcome> => {
      try {
        await storage.add({ to, subject, html, text, purpose, id, sentAt: clock.now() })
        return { kind: 'sent' }
      } catch (error) {
        return { kind: 'retry', reason: error instanceof Error && 'code' in error ? String(error.code) : 'the mail could not be kept' }
      }
    },
    list: async (to) => {
      const mails = await storage.all()
      return mails.filter((mail) => to === undefined || mail.to.toLowerCase() === to.toLowerCase())
    },
    byId: async (id) => (await storage.all()).find((mail) => mail.id === id) ?? null,
  }
}
