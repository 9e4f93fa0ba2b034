import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Account } from '../../domain/account.ts'
import { createAccountCache } from '../../domain/account-cache.ts'
import { formatAccountJson, parseAccountJson } from '../../domain/account-document.ts'
import { AccountExists, type AccountStore, type TakenField } from '../../ports/account-store.ts'
import { openGroupCommit } from './group-commit.ts'
import { inTransaction } from './in-transaction.ts'
import { runOnDatabase, toStoreError } from './sqlite-errors.ts'

/** Accounts in one table: the document as JSON, beside it what has to be found, unique or compared. */
export function createSqliteAccountStore(database: DatabaseSync, disk = openGroupCommit(database)): AccountStore {
  const statements = prepareStatements(database)
  const cache = createAccountCache<Account>()
  /** Acknowledges nothing that a power failure could take back. */
  const write = async <Result>(operation: () => Result): Promise<Result> => {
    const result = await runOnDatabase(operation)
    await disk.sync()
    return result
  }
  const find = async (statement: 'byEmail' | 'byUsername', key: string): Promise<Account | null> => {
    const row = await runOnDatabase(() => statements[statement].get(key))
    return row ? parseRow(row) : null
  }
  return {
    insert: async (account) => {
      await write(() => statements.insert.run(account.id, ...columnsOf(account)))
    },
    insertMany: async (accounts) =>
      await write(() => inTransaction(database, () => accounts.map((account) => tryInsert(statements.insert, account)))),
    byId: async (id) => {
      const known = cache.get(id)
      const row = await runOnDatabase(() => statements.byId.get(known?.version ?? null, id))
      if (!row) return null
      return known && row['doc'] === null ? known : cache.keep(id, parseRow(row))
    },
    byEmail: (emailKey) => find('byEmail', emailKey),
    byUsername: (usernameKey) => find('byUsername', usernameKey),
    replace: async (account, version) => {
      const row = [...columnsOf(account), account.id, version] as const
      return await write(() => statements.replaceSameNames.run(...row).changes === 1 || statements.replace.run(...row).changes === 1)
    },
    delete: async (id, version) => (await write(() => statements.delete.run(id, version))).changes === 1,
    withMailDue: async (now, limit) => (await runOnDatabase(() => statements.withMailDue.all(now.getTime(), limit))).map(parseRow),
    search: async ({ text, after, limit }) => {
      const folded = text.toLowerCase()
      // SQLite's own function knows ASCII only; ours takes longer, for each of the accounts.
      const search = /\P{ASCII}/u.test(folded) ? statements.searchAnyLetters : statements.search
      const rows = await runOnDatabase(() => search.all({ text: folded, after: after ?? '', count: limit + 1 }))
      const accounts = rows.slice(0, limit).map(parseRow)
      return { accounts, next: rows.length > limit ? (accounts.at(-1)?.emailKey ?? null) : null }
    },
    ping: async () => {
      // Takes the write lock and leaves everything as it is.
      await write(() => database.exec('BEGIN IMMEDIATE; ROLLBACK'))
    },
    close: async () => {
      if (!database.isOpen) return
      database.close()
      await disk.close()
    },
  }
}

function prepareStatements(database: DatabaseSync) {
  database.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? text.toLowerCase() : null))
  return {
    // The document only if it is of another version than the one that is known.
    byId: database.prepare('SELECT iif(version = ?, NULL, doc) AS doc FROM accounts WHERE id = ?'),
    byEmail: database.prepare('SELECT doc FROM accounts WHERE email_key = ?'),
    byUsername: database.prepare('SELECT doc FROM accounts WHERE username_key = ?'),
    insert: database.prepare('INSERT INTO accounts (id, version, email_key, username_key, mail_due_at, doc) VALUES (?, ?, ?, ?, ?, ?)'),
    // First without the names, which hardly ever change: an index of a column that is set is written even if the value stays. The parameters are those of `replace`.
    replaceSameNames: database.prepare(
      'UPDATE accounts SET version = ?1, mail_due_at = ?4, doc = ?5 WHERE id = ?6 AND version = ?7 AND email_key = ?2 AND username_key IS ?3',
    ),
    replace: database.prepare(
      'UPDATE accounts SET version = ?, email_key = ?, username_key = ?, mail_due_at = ?, doc = ? WHERE id = ? AND version = ?',
    ),
    delete: database.prepare('DELETE FROM accounts WHERE id = ? AND version = ?'),
    withMailDue: database.prepare('SELECT doc FROM accounts WHERE mail_due_at <= ? ORDER BY mail_due_at LIMIT ?'),
    search: prepareSearch(database, 'lower'),
    searchAnyLetters: prepareSearch(database, 'fold'),
  }
}

function prepareSearch(database: DatabaseSync, toLowerCase: 'lower' | 'fold'): StatementSync {
  return database.prepare(
    `SELECT doc FROM accounts
     WHERE email_key > $after
       AND ($text = '' OR instr(email_key, $text) OR instr(username_key, $text) OR instr(${toLowerCase}(doc ->> '$.name'), $text))
     ORDER BY email_key LIMIT $count`,
  )
}

/** A refused row leaves the rest of its transaction as it is. */
function tryInsert(insert: StatementSync, account: Account): TakenField | null {
  try {
    insert.run(account.id, ...columnsOf(account))
    return null
  } catch (error) {
    const meaning = toStoreError(error)
    if (meaning instanceof AccountExists) return meaning.field
    throw error
  }
}

/** In the order in which `insert` and `replace` name them. */
function columnsOf(account: Account): [number, string, string | null, number | null, string] {
  const mailDueAt = account.mailDueAt?.getTime() ?? null
  return [account.version, account.emailKey, account.usernameKey, mailDueAt, formatAccountJson(account)]
}

function parseRow(row: Record<string, unknown>): Account {
  return parseAccountJson(String(row['doc']))
}
