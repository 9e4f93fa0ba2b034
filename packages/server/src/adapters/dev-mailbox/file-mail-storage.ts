import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaughtMail } from '../../ports/dev-mailbox.ts'
import { MAILS_KEPT, type MailStorage } from './mail-storage.ts'

/** Time, then what keeps mails of one millisecond and one process in order, then what keeps those of several processes apart. */
const FILE_NAME = /^\d{15}-\d{6}-[0-9a-f]{16}\.json$/

/** Looking through the folder for each mail would cost more than to keep it. */
const ADDED_BETWEEN_DROPS = 50

/** Keeps each mail in a file of its own. The files hold live links, so only the owner of the process may read them. */
export function createFileMailStorage(directory: string): MailStorage {
  // A file never changes once it is whole, so it is read once.
  const read = new Map<string, CaughtMail>()
  let added = 0

  const listFiles = async (): Promise<readonly string[]> => {
    const names = await readdir(directory).catch(emptyIfMissing)
    return names
      .filter((name) => FILE_NAME.test(name))
      .toSorted()
      .toReversed()
  }
  /** The folder may have gone since: deleting it is how one empties the mailbox. */
  const write = async (mail: CaughtMail) => {
    const [path, content] = [join(directory, nameOf(mail, added)), JSON.stringify(mail, null, 2)]
    // Not on the thread pool, where passwords are hashed: a few kilobytes are written before one of its threads has woken.
    const keep = () => {
      try {
        writeFileSync(path, content, { mode: 0o600 })
      } catch (error) {
        // On a full disk what was begun would stand in the place of a mail.
        rmSync(path, { force: true })
        throw error
      }
    }
    try {
      keep()
    } catch (error) {
      if (!isMissing(error)) throw error
      await mkdir(directory, { recursive: true, mode: 0o700 })
      keep()
    }
  }
  const load = async (name: string): Promise<CaughtMail | null> => {
    const mail = read.get(name) ?? (await readMail(join(directory, name)))
    if (mail) read.set(name, mail)
    return mail
  }
  const dropOldest = async () => {
    for (const name of (await listFiles()).slice(MAILS_KEPT)) {
      read.delete(name)
      await rm(join(directory, name), { force: true })
    }
  }
  return {
    add: async (mail) => {
      added += 1
      await write(mail)
      if (added % ADDED_BETWEEN_DROPS === 1) await dropOldest()
    },
    all: async () => {
      const mails = await Promise.all((await listFiles()).slice(0, MAILS_KEPT).map(load))
      return mails.filter((mail) => mail !== null)
    },
  }
}

function nameOf({ sentAt, id }: CaughtMail, added: number): string {
  const order = String(added % 1_000_000).padStart(6, '0')
  const unique = createHash('sha256').update(`${id} ${process.pid}`).digest('hex').slice(0, 16)
  return `${String(sentAt.getTime()).padStart(15, '0')}-${order}-${unique}.json`
}

/** Null for a file that another process is still writing or has just dropped, or that somebody has broken. */
async function readMail(path: string): Promise<CaughtMail | null> {
  try {
    const { sentAt, ...mail } = JSON.parse(await readFile(path, 'utf8')) as Omit<CaughtMail, 'sentAt'> & { sentAt: string }
    return { ...mail, sentAt: new Date(sentAt) }
  } catch {
    return null
  }
}

function emptyIfMissing(error: unknown): string[] {
  if (isMissing(error)) return []
  throw error
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
