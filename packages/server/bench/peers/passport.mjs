import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import bcrypt from 'bcrypt'
import express from 'express'
import session from 'express-session'
import passport from 'passport'
import { Strategy } from 'passport-local'
import { folder, ready } from './ready.mjs'
import { createSqliteSessionStore } from './sqlite-session-store.mjs'

/** What most tutorials build: express-session and passport-local, users and sessions in SQLite as Latchkey opens it. */
const cost = Number(process.env['BCRYPT_COST'])
const database = new DatabaseSync(join(folder, 'passport.db'))
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT UNIQUE, name TEXT, hash TEXT) STRICT`)
const insert = database.prepare('INSERT INTO users VALUES (?, ?, ?, ?)')
const byEmail = database.prepare('SELECT * FROM users WHERE email = ?')
const byId = database.prepare('SELECT * FROM users WHERE id = ?')

passport.use(
  new Strategy({ usernameField: 'email' }, async (email, password, done) => {
    const user = byEmail.get(email)
    done(null, user && (await bcrypt.compare(password, user.hash)) ? user : false)
  }),
)
passport.serializeUser((user, done) => done(null, user.id))
passport.deserializeUser((id, done) => done(null, byId.get(id) ?? false))

const app = express()
app.use(express.json())
app.use(session({ secret: 'a secret of the bench', resave: false, saveUninitialized: false, store: createSqliteSessionStore(database) }))
app.use(passport.session())
app.post('/sign-up', async (request, response) => {
  const { email, password, name } = request.body
  insert.run(randomUUID(), email, name, await bcrypt.hash(password, cost))
  response.json({ ok: true })
})
app.post('/login', passport.authenticate('local'), (request, response) => response.json(toView(request.user)))
app.get('/user', (request, response) => response.json(request.user ? toView(request.user) : null))
ready(app)

function toView({ id, email, name }) {
  return { id, email, name }
}
