import { initTRPC } from '@trpc/server'
import type { Api } from './api.ts'
import { toAuthError, toTRPCError, toWireError } from './error-format.ts'
import { procedures as p } from './procedures.ts'

/** What the router needs of a request: the operations, bound to whoever is asking. */
export interface ApiContext {
  readonly api: Api
}

const t = initTRPC.context<ApiContext>().create({
  isDev: false, // never a stack trace on the wire, whatever NODE_ENV says
  errorFormatter: ({ shape, error }) => {
    const authError = toAuthError(error)
    return { ...shape, message: authError.code, data: { ...shape.data, auth: toWireError(authError) } }
  },
})

const procedure = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (!result.ok) throw toTRPCError(result.error)
  return result
})

/** One row for each operation. Nest it in your own router under any name. */
export const authRouter = t.router({
  settings: procedure
    .input(p.settings.input)
    .output(p.settings.output)
    .query(({ ctx }) => ctx.api.settings()),
  currentUser: procedure
    .input(p.currentUser.input)
    .output(p.currentUser.output)
    .query(({ ctx }) => ctx.api.currentUser()),
  signup: procedure
    .input(p.signup.input)
    .output(p.signup.output)
    .mutation(({ ctx, input }) => ctx.api.signup(input)),
  checkSignup: procedure
    .input(p.checkSignup.input)
    .output(p.checkSignup.output)
    .mutation(({ ctx, input }) => ctx.api.checkSignup(input)),
  login: procedure
    .input(p.login.input)
    .output(p.login.output)
    .mutation(({ ctx, input }) => ctx.api.login(input)),
  logout: procedure
    .input(p.logout.input)
    .output(p.logout.output)
    .mutation(({ ctx, input }) => ctx.api.logout(input)),
  resendConfirmation: procedure
    .input(p.resendConfirmation.input)
    .output(p.resendConfirmation.output)
    .mutation(({ ctx, input }) => ctx.api.resendConfirmation(input)),
  confirmEmail: procedure
    .input(p.confirmEmail.input)
    .output(p.confirmEmail.output)
    .mutation(({ ctx, input }) => ctx.api.confirmEmail(input)),
  requestPasswordReset: procedure
    .input(p.requestPasswordReset.input)
    .output(p.requestPasswordReset.output)
    .mutation(({ ctx, input }) => ctx.api.requestPasswordReset(input)),
  checkPasswordResetKey: procedure
    .input(p.checkPasswordResetKey.input)
    .output(p.checkPasswordResetKey.output)
    .mutation(({ ctx, input }) => ctx.api.checkPasswordResetKey(input)),
  resetPassword: procedure
    .input(p.resetPassword.input)
    .output(p.resetPassword.output)
    .mutation(({ ctx, input }) => ctx.api.resetPassword(input)),
})

/** The root router: the names on the wire are `auth.signup`, `auth.login`, … */
export const appRouter = t.router({ auth: authRouter })
export type AppRouter = typeof appRouter
