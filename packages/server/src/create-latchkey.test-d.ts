import { initTRPC } from '@trpc/server'
import express from 'express'
import * as z from 'zod/mini'
import { createLatchkey, type AuthContext, type WithAuth } from './index.ts'

// Never run: `tsc` fails when something here compiles that must not, or does not compile that must (S1-31).

export async function typesOfProfile(request: Parameters<typeof latchkey.getUser>[0]): Promise<string | undefined> {
  const user = await latchkey.getUser(request)
  // @ts-expect-error a guest has no profile
  void user.profile
  // @ts-expect-error the schema has no such field
  void user?.profile.colour
  // @ts-expect-error the plan is not a number
  const wrong: number | undefined = user?.profile.plan
  void wrong
  const plan: 'free' | 'gold' | undefined = user?.profile.plan
  return plan
}

const latchkey = await createLatchkey({ profile: z.object({ plan: z.enum(['free', 'gold']), seats: z.number() }) })

export const procedures = {
  // @ts-expect-error a guest may call it, so there may be nobody
  publicly: latchkey.publicProcedure.query(({ ctx }) => ctx.user.email),
  asUser: latchkey.userProcedure.query(({ ctx }) => ctx.user.email),
  // @ts-expect-error the schema has no such field
  wrongField: latchkey.confirmedProcedure.query(({ ctx }) => void ctx.user.profile.colour),
  seats: latchkey.roleProcedure('admin').query(({ ctx }): number | undefined => ctx.user.profile.seats),
  // @ts-expect-error a role has to be named
  noRole: latchkey.roleProcedure(),
}

const own = initTRPC.context<WithAuth<{ readonly db: string }, { plan: 'free' | 'gold'; seats: number }>>().create()
export const inOwnContext = own.procedure
  .concat(latchkey.userProcedure)
  .query(({ ctx }): [string, string | undefined] => [ctx.db, ctx.user.profile.plan])

const without = initTRPC.context<{ readonly db: string }>().create()
// @ts-expect-error the context has nothing of Latchkey in it
export const withoutContext = without.procedure.concat(latchkey.userProcedure).query(() => null)

export const handler = latchkey.requireUser({ confirmed: true })
express().post('/notes/:id', latchkey.requireUser(), (request, response) => {
  const { page } = request.query
  // @ts-expect-error Express's own type of a parameter of a query
  const wrong: number = page
  response.json([request.params.id, page, wrong, response.locals.user.profile.seats])
})
// @ts-expect-error a misspelt requirement
export const misspelt = latchkey.requireUser({ confirmd: true })

// @ts-expect-error a misspelt setting
await createLatchkey({ publicBaseURL: 'https://app.example.com' })
// @ts-expect-error a schema must be one of zod
await createLatchkey({ profile: { plan: 'text' } })

export type Context = AuthContext<{ plan: 'free' | 'gold' }>
