import { Store } from 'express-session'

/** Sessions of express-session in SQLite, as its stores do it: one row each, read for each request. */
export function createSqliteSessionStore(database) {
  database.exec('CREATE TABLE sessions (id TEXT PRIMARY KEY, data TEXT) STRICT')
  const get = database.prepare('SELECT data FROM sessions WHERE id = ?')
  const set = database.prepare('INSERT INTO sessions VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET data = ?2')
  const destroy = database.prepare('DELETE FROM sessions WHERE id = ?')
  return Object.assign(new Store(), {
    get: (id, done) => {
      const row = get.get(id)
      done(null, row ? JSON.parse(row.data) : null)
    },
    set: (id, session, done) => {
      set.run(id, JSON.stringify(session))
      done?.(null)
    },
    destroy: (id, done) => {
      destroy.run(id)
      done?.(null)
    },
    touch: (_id, _session, done) => done?.(null),
  })
}
