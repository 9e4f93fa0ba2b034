import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchRequest } from '../tools/load.ts'

export const PASSWORD = 'a fine long password'

/** A server in a process of its own. Ends itself. */
export interface Target extends AsyncDisposable {
  readonly name: string
  readonly pid: number
  /** What a page asks first: who is logged in? Of a server without users, its one answer. */
  readonly sessionReads: readonly BenchRequest[]
}

/** A server with users. */
export interface AuthTarget extends Target {
  /** One for each user, so that connections do not meet in one account. */
  readonly logins: readonly BenchRequest[]
  /** Of people who were never there before; each time others. */
  readonly signUps: (count: number) => readonly BenchRequest[]
}

export interface Folder extends Disposable {
  readonly path: string
}

/** A place for a database that is gone afterwards. */
export function makeFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) }
}

export const emailOf = (user: number | string) => `user-${user}@x.test`

/** Numbers everybody who signs up, so that nobody does twice. */
let newcomers = 0
export function newcomerEmails(count: number): string[] {
  newcomers += count
  return Array.from({ length: count }, (_, index) => emailOf(`new-${newcomers - index}`))
}

export function post(url: string, body: object, headers: Readonly<Record<string, string>> = {}): BenchRequest {
  return { url, method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}
