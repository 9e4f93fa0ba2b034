import type { CaughtMail } from '../../ports/dev-mailbox.ts'
import { MAILS_KEPT, type MailStorage } from './mail-storage.ts'

/** Keeps mails for as long as the process lives. */
export function createMemoryMailStorage(): MailStorage {
  let mails: readonly CaughtMail[] = []
  return {
    add: async (mail) => {
      mails = [mail, ...mails].slice(0, MAILS_KEPT)
    },
    all: async () => mails,
  }
}
