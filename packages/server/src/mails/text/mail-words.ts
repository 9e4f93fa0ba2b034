import type { en } from './en.ts'

/** What has to be said in every language: whatever English says. A key that is missing does not compile. */
export type MailWords = typeof en
