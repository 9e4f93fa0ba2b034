import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Has another process try to have a database for itself alone; tells whether it could, as it can only if this process holds no lock on the file. */
export async function canBeTakenByOthers(file: string): Promise<boolean> {
  const script = `const database = new (await import('node:sqlite')).DatabaseSync(process.argv[1])
    try {
      // Before anything was read: then SQLite asks the locks of the file itself, and not those of the index of its log too.
      database.exec('PRAGMA locking_mode = EXCLUSIVE; SELECT count(*) FROM sqlite_schema')
      console.log('taken')
    } catch (error) {
      console.log(error.errstr)
    }
    database.close()`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, file])
  if (!['taken\n', 'database is locked\n'].includes(stdout)) throw new Error(stdout)
  return stdout === 'taken\n'
}
