import type { Account } from './account.ts'

/** What every version of Latchkey has written. Whatever came later may be missing in an old document and gets a default. */
export type FirstFields = 'id' | 'version' | 'email' | 'emailKey' | 'createdAt'

/** Everything of an account on which nothing has happened yet; also what a document of an older version lacks. */
export const EMPTY_ACCOUNT = {
  username: null,
  usernameKey: null,
  name: '',
  locale: null,
  roles: [],
  profile: {},
  password: null,
  confirmedAt: null,
  pendingEmail: null,
  disabledAt: null,
  invitedAt: null,
  deletedAt: null,
  attempts: [],
  decoys: [],
  activatedBy: null,
  linkKeys: [],
  codes: [],
  codeFailures: 0,
  sessions: [],
  devices: null,
  mails: [],
  sentMails: [],
  mailDueAt: null,
  undeliverable: null,
  activity: [],
} satisfies Omit<Account, FirstFields | 'approvedAt'>
