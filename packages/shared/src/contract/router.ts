import { initTRPC, TRPCError } from '@trpc/server'
import type { AuthError } from '../auth-error.ts'
import type { Api } from './api.ts'
import { toAuthError, toTRPCError, toWireError, withMinLength } from './error-format.ts'
import { procedures as p } from './procedures.ts'

/** What the router needs of a request: the operations, bound to whoever is asking. */
export interface ApiContext {
  readonly api: Api
  /** Told of every refusal, so that its details can reach the browser beside what a host's own `errorFormatter` makes of it. */
  readonly refused?: ((error: AuthError) => void) | undefined
}

/** What a developer reads who has forgotten the context. */
export const MISSING_CONTEXT =
  'Latchkey: this procedure needs the context that createAuthContext makes. Give your tRPC adapter `createContext: latchkey.createAuthContext`, or put what it returns into your own context: `(call) => ({ ...latchkey.createAuthContext(call), db })`.'

const t = initTRPC.context<ApiContext>().create({
  isDev: false, // never a stack trace on the wire, whatever NODE_ENV says
  errorFormatter: ({ shape, error }) => {
    const authError = toAuthError(error)
    return { ...shape, message: authError.code, data: { ...shape.data, auth: toWireError(authError) } }
  },
})

const procedure = t.procedure.use(async ({ ctx, next }) => {
  if (!hasApi(ctx)) throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: MISSING_CONTEXT })
  const result = await next()
  if (result.ok) return result
  const error = await withMinLength(toAuthError(result.error), ctx.api)
  ctx.refused?.(error)
  throw toTRPCError(error)
})

/** The types promise it; an adapter of a host may still have been given none. */
function hasApi(ctx: Partial<ApiContext> | undefined): boolean {
  return ctx?.api !== undefined
}

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
  changePassword: procedure
    .input(p.changePassword.input)
    .output(p.changePassword.output)
    .mutation(({ ctx, input }) => ctx.api.changePassword(input)),
  changeName: procedure
    .input(p.changeName.input)
    .output(p.changeName.output)
    .mutation(({ ctx, input }) => ctx.api.changeName(input)),
  changeUsername: procedure
    .input(p.changeUsername.input)
    .output(p.changeUsername.output)
    .mutation(({ ctx, input }) => ctx.api.changeUsername(input)),
  updateProfile: procedure
    .input(p.updateProfile.input)
    .output(p.updateProfile.output)
    .mutation(({ ctx, input }) => ctx.api.updateProfile(input)),
  requestEmailChange: procedure
    .input(p.requestEmailChange.input)
    .output(p.requestEmailChange.output)
    .mutation(({ ctx, input }) => ctx.api.requestEmailChange(input)),
  confirmEmailChange: procedure
    .input(p.confirmEmailChange.input)
    .output(p.confirmEmailChange.output)
    .mutation(({ ctx, input }) => ctx.api.confirmEmailChange(input)),
  cancelEmailChange: procedure
    .input(p.cancelEmailChange.input)
    .output(p.cancelEmailChange.output)
    .mutation(({ ctx }) => ctx.api.cancelEmailChange()),
  resendEmailChange: procedure
    .input(p.resendEmailChange.input)
    .output(p.resendEmailChange.output)
    .mutation(({ ctx }) => ctx.api.resendEmailChange()),
  undoSecurityChange: procedure
    .input(p.undoSecurityChange.input)
    .output(p.undoSecurityChange.output)
    .mutation(({ ctx, input }) => ctx.api.undoSecurityChange(input)),
  listSessions: procedure
    .input(p.listSessions.input)
    .output(p.listSessions.output)
    .query(({ ctx }) => ctx.api.listSessions()),
  revokeSession: procedure
    .input(p.revokeSession.input)
    .output(p.revokeSession.output)
    .mutation(({ ctx, input }) => ctx.api.revokeSession(input)),
  revokeOtherSessions: procedure
    .input(p.revokeOtherSessions.input)
    .output(p.revokeOtherSessions.output)
    .mutation(({ ctx }) => ctx.api.revokeOtherSessions()),
  listActivity: procedure
    .input(p.listActivity.input)
    .output(p.listActivity.output)
    .query(({ ctx }) => ctx.api.listActivity()),
  exportData: procedure
    .input(p.exportData.input)
    .output(p.exportData.output)
    .query(({ ctx }) => ctx.api.exportData()),
  proveIdentity: procedure
    .input(p.proveIdentity.input)
    .output(p.proveIdentity.output)
    .mutation(({ ctx, input }) => ctx.api.proveIdentity(input)),
  deleteAccount: procedure
    .input(p.deleteAccount.input)
    .output(p.deleteAccount.output)
    .mutation(({ ctx, input }) => ctx.api.deleteAccount(input)),
})

/** The root router: the names on the wire are `auth.signup`, `auth.login`, … */
export const appRouter = t.router({ auth: authRouter })
/** The type that a typed client is made of: `createTRPCClient<AppRouter>({ links: [httpLink({ url })] })`. */
export type AppRouter = typeof appRouter
