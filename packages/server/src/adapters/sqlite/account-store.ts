import type { DatabaseSync } from 'node:sqlite'
import type { Account } from '../../domain/account.ts'
import { formatAccountJson, parseAccountJson } from '../../domain/account-document.ts'
import type { AccountStore } from '../../ports/account-store.ts'
import { runOnDatabase } from './sqlite-errors.ts'

/** Accounts in one table: the document as JSON, beside it what has to be found, unique or compared. */
export function createSqliteAccountStore(database: DatabaseSync): AccountStore {
  const statements = prepareStatements(database)
  const find = async (statement: 'byId' | 'byEmail' | 'byUsername', key: string): Promise<Account | null> => {
    const row = await runOnDatabase(() => statements[statement].get(key))
    return row ? parseRow(row) : null
  }
  return {
    insert: async (account) => {
      await runOnDatabase(() => statements.insert.run(account.id, ...columnsOf(account)))
    },
    byId: (id) => find('byId', id),
    byEmail: (emailKey) => find('byEmail', emailKey),
    byUsername: (usernameKey) => find('byUsername', usernameKey),
    replace: async (account, version) => {
      const { changes } = await runOnDatabase(() => statements.replace.run(...columnsOf(account), account.id, version))
      return changes === 1
    },
    delete: async (id, version) => (await runOnDatabase(() => statements.delete.run(id, version))).changes === 1,
    withMailDue: async (now, limit) => (await runOnDatabase(() => statements.withMailDue.all(now.getTime(), limit))).map(parseRow),
    ping: async () => {
      // Takes the write lock and leaves everything as it is.
      await runOnDatabase(() => database.exec('BEGIN IMMEDIATE; ROLLBACK'))
    },
    close: async () => {
      if (database.isOpen) database.close()
    },
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    byId: database.prepare('SELECT doc FROM accounts WHERE id = ?'),
    byEmail: database.prepare('SELECT doc FROM accounts WHERE email_key = ?'),
    byUsername: database.prepare('SELECT doc FROM accounts WHERE username_key = ?'),
    insert: database.prepare('INSERT INTO accounts (id, version, email_key, username_key, mail_due_at, doc) VALUES (?, ?, ?, ?, ?, ?)'),
    replace: database.prepare(
      'UPDATE accounts SET version = ?, email_key = ?, username_key = ?, mail_due_at = ?, doc = ? WHERE id = ? AND version = ?',
    ),
    delete: database.prepare('DELETE FROM accounts WHERE id = ? AND version = ?'),
    withMailDue: database.prepare('SELECT doc FROM accounts WHERE mail_due_at <= ? ORDER BY mail_due_at LIMIT ?'),
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
