import { toEmailKey } from '@latchkey/shared'
import type { Account, SignUpAttempt } from '../domain/account.ts'
import { createAccount } from '../domain/create-account.ts'
import { parseImportedUser, type ImportedUser } from '../domain/imported-user.ts'
import { createNickname } from '../domain/nickname.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import { passwordsAtLogin } from '../domain/sign-up-attempt.ts'
import type { AccountStore, TakenField } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import { findTaken, insertVouched } from './insert-vouched.ts'

/** One record of a file, by the line on which it begins; or why it can't be read. */
export type ImportRecord =
  | { readonly line: number; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly problem: string }

/** How far an import has got, and in the end what came of it. */
export interface ImportReport {
  readonly read: number
  /** In a dry run: those that would be. */
  readonly created: number
  /** Had an account already, which stays as it is: so an import that was interrupted is simply run again. */
  readonly existing: number
  readonly refused: number
  /** Created with a hash for which a login takes longer than for no account: until then that tells that they are there (EN-2). */
  readonly dearer: number
  readonly isInterrupted: boolean
}

export interface ImportOptions {
  readonly isDryRun: boolean
  /** Whether the addresses of records that don't say count as confirmed. */
  readonly confirmedByDefault: boolean
  /** Called for each record that is refused. */
  readonly onProblem: (line: number, problem: string) => void
  /** Called after each batch. */
  readonly onProgress: (report: ImportReport) => void
  /** Ends the import after the batch under way. */
  readonly signal?: AbortSignal | undefined
}

interface Deps {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly clock: Clock
  readonly random: Random
  readonly policy: Pick<AuthPolicy, 'confirmation'>
}

/** An account made of a record. */
interface Candidate {
  readonly line: number
  readonly account: Account
}

const BATCH_SIZE = 500

/**
 * Takes users over from another system, with their password hashes: those are hashed anew when their owners first log in. Never changes an account that exists; but a
 * sign-up that nobody has confirmed gives way to a confirmed record. Memory stays flat however many there are; a record that is refused stops nothing.
 */
export async function importUsers(deps: Deps, records: AsyncIterable<ImportRecord>, options: ImportOptions): Promise<ImportReport> {
  const count = { read: 0, created: 0, existing: 0, refused: 0, dearer: 0, isInterrupted: false }
  const refuse = (line: number, problem: string) => {
    count.refused += 1
    options.onProblem(line, problem)
  }
  let batch: Candidate[] = []
  const flush = async () => {
    const outcomes = options.isDryRun ? await lookUp(deps, batch) : await add(deps, batch)
    for (const [index, { line, account }] of batch.entries()) {
      const taken = outcomes[index] ?? null
      if (taken === 'username') refuse(line, 'username: username_taken')
      else if (taken === 'id') refuse(line, 'latchkey_id: another account has it')
      else if (taken === 'email') count.existing += 1
      else {
        count.created += 1
        if (passwordsAtLogin(account).some((password) => deps.hasher.isDearer(password))) count.dearer += 1
      }
    }
    batch = []
    options.onProgress({ ...count })
  }
  for await (const record of records) {
    if (options.signal?.aborted) {
      count.isInterrupted = true
      break
    }
    count.read += 1
    const read = 'problem' in record ? record : readCandidate(deps, record, options.confirmedByDefault)
    if ('problem' in read) refuse(read.line, read.problem)
    else batch.push(read)
    if (batch.length === BATCH_SIZE) await flush()
  }
  await flush()
  return count
}

async function add(deps: Deps, batch: readonly Candidate[]): Promise<ReadonlyArray<TakenField | null>> {
  const taken = await deps.store.insertMany(batch.map(({ account }) => account))
  const outcomes: Array<TakenField | null> = []
  for (const [index, { account }] of batch.entries()) outcomes.push(taken[index] ? await insertVouched(deps, account) : null)
  return outcomes
}

async function lookUp(deps: Deps, batch: readonly Candidate[]): Promise<ReadonlyArray<TakenField | null>> {
  const outcomes: Array<TakenField | null> = []
  for (const { account } of batch) outcomes.push(await findTaken(deps, account))
  return outcomes
}

function readCandidate(
  deps: Deps,
  { line, fields }: { line: number; fields: Readonly<Record<string, unknown>> },
  confirmedByDefault: boolean,
): Candidate | { line: number; problem: string } {
  const parsed = parseImportedUser(fields)
  if ('problem' in parsed) return { line, ...parsed }
  const { user } = parsed
  const now = deps.clock.now()
  if (user.password && !deps.hasher.canVerify(user.password)) return { line, problem: 'password_hash: format not known, or too much work' }
  if (user.createdAt && user.createdAt > now) return { line, problem: 'created_at: is in the future' }
  return { line, account: toAccount(deps, user, user.confirmed ?? confirmedByDefault, now) }
}

function toAccount({ random }: Deps, user: ImportedUser, isConfirmed: boolean, now: Date): Account {
  const createdAt = user.createdAt ?? now
  const name = user.name ?? createNickname((below) => random.integer(below))
  const given = {
    id: user.id ?? random.id(),
    email: user.email,
    name,
    username: isConfirmed ? user.username : null,
    approved: user.approved,
  }
  // Who knows an account by its id and version must not take one that comes back for the one that was deleted.
  const version = user.id === null ? 1 : now.getTime()
  const state = { version, roles: user.roles, disabledAt: user.disabled ? now : null }
  const account: Account = { ...createAccount(given, createdAt), ...state, emailKey: toEmailKey(user.email) }
  if (isConfirmed) return { ...account, password: user.password, confirmedAt: createdAt }
  // Nobody has proven the mailbox: the password waits in an attempt, as after a sign-up in a browser that is gone.
  const browserHash = hashSecret(random.secret())
  const attempts: SignUpAttempt[] = user.password
    ? [{ password: user.password, name, username: user.username, profile: {}, browserHash, createdAt }]
    : []
  return { ...account, attempts }
}
