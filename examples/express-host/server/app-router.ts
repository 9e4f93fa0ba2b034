import type { Latchkey, WithAuth } from '@latchkey/server'
import { initTRPC } from '@trpc/server'
import * as z from 'zod'
import type { NoteBook } from './note-book.ts'

/** What the procedures of this application work with: its own things, and what Latchkey needs. */
export type AppContext = WithAuth<{ readonly noteBook: NoteBook }>

/** The whole API of this application: Latchkey's part of it beside its own, under its own rules for errors. */
export function createAppRouter(latchkey: Latchkey) {
  const t = initTRPC.context<AppContext>().create({
    errorFormatter: ({ shape }) => ({ ...shape, data: { code: shape.data.code, application: 'notes' } }),
  })
  const userProcedure = t.procedure.concat(latchkey.userProcedure)

  return t.router({
    auth: latchkey.authRouter,
    notes: t.router({
      list: userProcedure.query(({ ctx }) => ctx.noteBook.list(ctx.user.id)),
      add: userProcedure
        .input(z.object({ text: z.string().min(1).max(200) }))
        .mutation(({ ctx, input }) => ctx.noteBook.add(ctx.user.id, input.text)),
    }),
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>
