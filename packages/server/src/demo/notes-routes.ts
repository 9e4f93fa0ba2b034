import { AuthError, countCodePoints, fieldError } from '@latchkey/shared'
import { initTRPC } from '@trpc/server'
import type { RequestHandler } from 'express'
import * as z from 'zod/mini'
import type { Door } from '../connect-parts.ts'
import type { AuthContext } from '../http/auth-context.ts'
import { createGuards } from '../http/guards.ts'
import { runByRouter } from '../http/run-call.ts'
import { createTrpcHandler } from '../http/trpc-handler.ts'
import { systemClock } from '../ports/clock.ts'
import { systemRandom } from '../ports/random.ts'
import { toCallerError } from '../services/caller-error.ts'
import type { NoteStore } from './note-store.ts'

const TEXT_MAX_LENGTH = 2000
const NOTES_MAX = 200

const text = z.string()
const id = z.string().check(z.maxLength(100))

/** `/trpc/notes.*`: what an application adds to Latchkey, a router of its own behind `confirmedProcedure`. Goes by whatever is not its own. */
export function createNotesRoutes(store: NoteStore, { trustedOrigins, createAuthContext, refusals }: Door): RequestHandler {
  const run = runByRouter(createNotesRouter(store), (req, res) => createAuthContext({ req, res }))
  return createTrpcHandler({ trustedOrigins, prefix: 'notes.', run, refused: refusals.refuseCall })
}

function createNotesRouter(store: NoteStore) {
  const t = initTRPC.context<AuthContext>().create({ isDev: false })
  const { confirmedProcedure } = createGuards<unknown>()
  return t.router({
    notes: t.router({
      list: confirmedProcedure.query(({ ctx }) => answering(async () => (await store.list(ctx.user.id)).map(toView))),
      add: confirmedProcedure.input(z.strictObject({ text })).mutation(({ ctx, input }) =>
        answering(async () => {
          const note = { id: systemRandom.id(), text: readText(input.text), createdAt: systemClock.now() }
          if (!(await store.insert(ctx.user.id, note, NOTES_MAX))) throw new AuthError('forbidden')
          return toView(note)
        }),
      ),
      change: confirmedProcedure
        .input(z.strictObject({ id, text }))
        .mutation(({ ctx, input }) => answering(async () => found(await store.change(ctx.user.id, input.id, readText(input.text))))),
      remove: confirmedProcedure
        .input(z.strictObject({ id }))
        .mutation(({ ctx, input }) => answering(async () => found(await store.remove(ctx.user.id, input.id)))),
    }),
  })
}

/** Tells a caller no more of what was thrown than Latchkey itself would. */
async function answering<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw toCallerError(error)
  }
}

function readText(typed: string): string {
  const trimmed = typed.trim()
  if (trimmed === '') throw fieldError('text', 'required')
  if (countCodePoints(trimmed) > TEXT_MAX_LENGTH) throw fieldError('text', 'too_long')
  if (!trimmed.isWellFormed()) throw fieldError('text', 'invalid')
  return trimmed
}

function found(isFound: boolean): null {
  if (!isFound) throw new AuthError('not_found')
  return null
}

function toView({ id: noteId, text: words, createdAt }: { readonly id: string; readonly text: string; readonly createdAt: Date }) {
  return { id: noteId, text: words, createdAt: createdAt.toISOString() }
}
