import { hashSecret } from '../domain/secret-hash.ts'

/** Stands for an account in the log: the same in every line, and only whoever has the database can tell which account it is (LG-2). */
export function pseudonymOf(accountId: string): string {
  return hashSecret(`log:${accountId}`).slice(0, 16)
}
