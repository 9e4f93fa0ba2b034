import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { canBeTakenByOthers } from '../testing/can-be-taken-by-others.ts'
import { hasMongo, nameMongoDatabase } from '../testing/mongo-databases.ts'
import { startHost } from '../testing/test-host.ts'
import { createRefusalLog } from '../http/refusal-log.ts'
import { createNotesRoutes } from './notes-routes.ts'
import { hasMongoNotes, openMongoNoteStore } from './mongo-note-store.ts'
import type { NoteStore } from './note-store.ts'
import { openSqliteNoteStore } from './sqlite-note-store.ts'

const note = (id: string, text = id, minute = 0) => ({ id, text, createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)) })

/** What every store of notes does. */
function testNoteStore(name: string, open: () => Promise<NoteStore>) {
  test(`${name}: notes come newest first, are changed and removed, each owner's apart from all others'`, async () => {
    const store = await open()
    await store.insert('ada', note('a1', 'first', 1), 9)
    await store.insert('ada', note('a2', 'second', 2), 9)
    await store.insert('bob', note('b1'), 9)
    expect(await store.list('ada')).toEqual([note('a2', 'second', 2), note('a1', 'first', 1)])
    expect(await store.change('ada', 'a1', 'better')).toBe(true)
    expect(await store.change('bob', 'a1', 'mine now')).toBe(false)
    expect(await store.remove('bob', 'a1')).toBe(false)
    expect(await store.remove('ada', 'a2')).toBe(true)
    expect(await store.remove('ada', 'a2')).toBe(false)
    expect(await store.list('ada')).toEqual([note('a1', 'better', 1)])
    await store.removeAll('ada')
    expect(await store.list('ada')).toEqual([])
    expect(await store.list('bob')).toEqual([note('b1')])
    await store.close()
  })

  test(`${name}: of many notes at the same time no more are taken than there are places, and a place that is free again is taken`, async () => {
    const [store, other] = [await open(), await open()]
    const insert = (count: number) =>
      Promise.all(Array.from({ length: count }, (_, index) => (index % 2 ? other : store).insert('cyd', note(crypto.randomUUID()), 5)))
    const taken = await insert(12)
    expect(taken.filter(Boolean)).toHaveLength(5)
    const [first] = await store.list('cyd')
    expect(await store.remove('cyd', first?.id ?? '')).toBe(true)
    expect((await insert(4)).filter(Boolean)).toHaveLength(1)
    expect(await store.list('cyd')).toHaveLength(5)
    expect(await store.insert('dan', note(crypto.randomUUID()), 5)).toBe(true)
    await store.close()
    await other.close()
  })
}

describe('notes [sqlite]', () => {
  let file = ''
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), 'latchkey-notes-')), 'demo.db')
  })
  testNoteStore('sqlite', async () => openSqliteNoteStore(file))

  test('opened twice in one process, they stay locked against others, who would else take the log away', async () => {
    const stores = [openSqliteNoteStore(file), openSqliteNoteStore(file)]
    expect(await canBeTakenByOthers(file)).toBe(false)
    for (const store of stores) await store.close()
  })
})
describe.skipIf(!hasMongo)('notes [mongo]', () => {
  const [uri, empty] = [nameMongoDatabase(), nameMongoDatabase()]
  testNoteStore('mongo', () => openMongoNoteStore(uri))

  test('whoever only looks for notes makes no collection of them', async () => {
    expect(await hasMongoNotes(empty)).toBe(false)
    expect(await hasMongoNotes(empty)).toBe(false)
    await (await openMongoNoteStore(empty)).close()
    expect(await hasMongoNotes(empty)).toBe(true)
  })
})

describe('notes over HTTP', () => {
  const store = openSqliteNoteStore(':memory:')
  afterAll(() => store.close())

  async function start() {
    const host = await startHost({ confirmation: 'limited', accountPrivacy: 'friendly' })
    host.use(
      '/own',
      createNotesRoutes(store, {
        trustedOrigins: ['https://app.example.com'],
        createAuthContext: host.latchkey.createAuthContext,
        refusals: createRefusalLog({ logEvent: () => {} }),
      }),
    )
    const call = async (name: string, input: unknown, cookie: string) => {
      const response = await host.post(`/own/trpc/notes.${name}`, input, cookie)
      return {
        status: response.status,
        body: (await response.json()) as { result?: { data: { id: string } }; error?: { message: string } },
      }
    }
    return { host, call, [Symbol.asyncDispose]: () => host[Symbol.asyncDispose]() }
  }

  test('only confirmed users have notes, and nobody touches those of others (S5-77, SE-6)', async () => {
    await using started = await start()
    const { host, call } = started
    const [ada, bob] = [await host.latchkey.createUser(), await host.latchkey.createUser()]
    const unconfirmed = await host.latchkey.createUser({ confirmed: false })
    const [cookie, others] = [await host.latchkey.cookieOf(ada), await host.latchkey.cookieOf(bob)]
    expect((await call('add', { text: 'x' }, '')).body.error?.message).toBe('login_required')
    expect((await call('add', { text: 'x' }, await host.latchkey.cookieOf(unconfirmed))).body.error?.message).toBe('confirm_first')
    const added = await call('add', { text: ' water the plants ' }, cookie)
    const id = added.body.result?.data.id ?? ''
    expect(await store.list(ada.id)).toMatchObject([{ id, text: 'water the plants' }])
    expect((await call('change', { id, text: 'gone' }, others)).body.error?.message).toBe('not_found')
    expect((await call('remove', { id }, others)).body.error?.message).toBe('not_found')
    expect((await call('change', { id, text: 'water them twice' }, cookie)).status).toBe(200)
    expect(await store.list(ada.id)).toMatchObject([{ text: 'water them twice' }])
    expect((await call('remove', { id }, cookie)).status).toBe(200)
    expect(await store.list(ada.id)).toEqual([])
  })

  test('a note that is empty, too long or no text is refused with its reason (IN-1)', async () => {
    await using started = await start()
    const { host, call } = started
    const cookie = await host.latchkey.cookieOf(await host.latchkey.createUser())
    for (const text of ['  ', 'x'.repeat(2001), '\ud800', { $ne: null }, undefined])
      expect((await call('add', { text }, cookie)).body.error?.message).toBe('invalid_input')
    expect((await call('add', { text: 'x', ownerId: 'somebody' }, cookie)).status).toBe(400)
  })
})
