import { join } from 'node:path'
import { createLatchkey } from '@latchkey/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express from 'express'
import { createAppRouter } from './app-router.ts'
import { createNoteBook } from './note-book.ts'

const PAGES = join(import.meta.dirname, '../dist/pages')
const port = Number(process.env['PORT'] ?? 3000)

const latchkey = await createLatchkey({ env: process.env })
const noteBook = createNoteBook()
const router = createAppRouter(latchkey)

const app = express()
app.use('/api', createExpressMiddleware({ router, createContext: (call) => ({ ...latchkey.createAuthContext(call), noteBook }) }))
app.get('/notes.txt', latchkey.requireUser({ confirmed: true }), (_request, response) => {
  response.type('text/plain').send(noteBook.list(response.locals.user.id).join('\n'))
})
app.use(latchkey.handler) // pictures of users, the dev mailbox, …; all else goes on
app.use(express.static(PAGES))

const server = app.listen(port, '127.0.0.1', () => console.log(`The application is running at http://localhost:${port}`))
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.close(() => void latchkey.close()))
}
