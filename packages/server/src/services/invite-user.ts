import { fieldError, toEmailKey, type Locale } from '@latchkey/shared'
import type { Account } from '../domain/account.ts'
import { createAccount } from '../domain/create-account.ts'
import { queueMail } from '../domain/mail-intent.ts'
import { isMadeByOperator } from '../domain/made-by-operator.ts'
import { createNickname } from '../domain/nickname.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { toUserRecord, type UserRecord } from '../domain/user-record.ts'
import { AccountExists, type AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import { changeAccount } from './change-account.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
}

/** Whom an operator invites. */
export interface Invitation {
  readonly email: string
  /** A nickname if not given. */
  readonly name?: string | undefined
  /** The language of the mail; that of the site if not given. */
  readonly locale?: Locale | undefined
}

const RACES_MAX = 5

/**
 * Makes an approved account without a password, also where nobody can sign up, and mails its owner the link with which to choose one. Whoever waits unconfirmed is invited
 * too, also once more. Throws `email_taken` if somebody has confirmed the address.
 */
export async function inviteUser(deps: Deps, invitation: Invitation): Promise<UserRecord> {
  for (let race = 0; race < RACES_MAX; race += 1) {
    const account = (await inviteExisting(deps, invitation)) ?? (await inviteNew(deps, invitation))
    if (account) return toUserRecord(account)
  }
  throw fieldError('email', 'email_taken')
}

/** Null if there is nobody yet. */
async function inviteExisting(deps: Deps, invitation: Invitation): Promise<Account | null> {
  const { store, clock, policy } = deps
  const mailId = deps.random.id()
  const changed = await changeAccount(
    store,
    () => store.byEmail(toEmailKey(invitation.email)),
    (account) => {
      const isMade = account.invitedAt !== null || isMadeByOperator(account)
      // Where nobody has to confirm, whoever signed up has an account already.
      if (account.confirmedAt || (!isMade && policy.confirmation !== 'required')) throw fieldError('email', 'email_taken')
      // What stands there after a sign-up may be a stranger's.
      const known = isMade ? account : { ...account, name: madeUpName(deps), username: null, usernameKey: null, profile: {} }
      const named = { ...known, name: invitation.name ?? known.name, approvedAt: account.approvedAt ?? clock.now() }
      return { account: invite(deps, named, invitation, mailId), result: null }
    },
  )
  return changed && changed.account
}

/** Null if somebody else was faster with the address. */
async function inviteNew(deps: Deps, invitation: Invitation): Promise<Account | null> {
  const { random, clock } = deps
  const name = invitation.name ?? madeUpName(deps)
  const empty = createAccount({ id: random.id(), email: invitation.email, name, username: null, approved: true }, clock.now())
  const account = invite(deps, empty, invitation, random.id())
  try {
    await deps.store.insert(account)
    return account
  } catch (error) {
    if (error instanceof AccountExists) return null
    throw error
  }
}

function madeUpName({ random }: Deps): string {
  return createNickname((below) => random.integer(below))
}

function invite({ clock, policy }: Deps, account: Account, { locale }: Invitation, id: string): Account {
  const now = clock.now()
  return queueMail({ ...account, locale: locale ?? account.locale, invitedAt: now }, { id, purpose: 'invited' }, policy.mails, now)
}
