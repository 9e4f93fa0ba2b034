import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import bcrypt from 'bcrypt'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import express from 'express'
import { folder, ready } from './ready.mjs'

/** Better Auth behind Express as its documentation shows it: its own tables, bcrypt instead of scrypt so that the hash is the same, no limits of its own. */
const cost = Number(process.env['BCRYPT_COST'])
const file = join(folder, 'better-auth.db')
const isNew = !process.env['MONGODB_URI'] && !existsSync(file)
const options = {
  database: await openDatabase(process.env['MONGODB_URI']),
  secret: 'a secret of the bench that is long enough',
  baseURL: `http://127.0.0.1:${process.argv[2]}`,
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  emailAndPassword: {
    enabled: true,
    password: { hash: (password) => bcrypt.hash(password, cost), verify: ({ hash, password }) => bcrypt.compare(password, hash) },
  },
}
if (isNew) await (await getMigrations(options)).runMigrations()
const auth = betterAuth(options)
ready(express().all('/api/auth/{*any}', toNodeHandler(auth)))

async function openDatabase(mongodbUri) {
  if (!mongodbUri) {
    const database = new DatabaseSync(file)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    return database
  }
  const { MongoClient } = await import('mongodb')
  const { mongodbAdapter } = await import('better-auth/adapters/mongodb')
  const client = new MongoClient(mongodbUri)
  return mongodbAdapter(client.db())
}
