import { AuthError } from '@latchkey/shared'
import { MISSING_CONTEXT, toTRPCError } from '@latchkey/shared/contract'
import { initTRPC, TRPCError, type TRPCProcedureBuilder, type TRPCUnsetMarker } from '@trpc/server'
import { toCallerError } from '../services/caller-error.ts'
import type { AuthContext, RequestAuth, UserOf } from './auth-context.ts'

/** A procedure to build on, with `ctx.user`. */
export type Guard<Profile, Who> = TRPCProcedureBuilder<
  AuthContext<Profile>,
  object,
  { user: Who },
  TRPCUnsetMarker,
  TRPCUnsetMarker,
  TRPCUnsetMarker,
  TRPCUnsetMarker,
  false
>

/**
 * Procedures that only let in whom they name. Use them as they are, or on top of your own context: `t.procedure.concat(userProcedure)`. `ctx.user` is whoever
 * asks. A mutation of any of them is refused when another site's page sent it (CX-1). An `AuthError` that your code throws reaches the caller as its code.
 */
export interface Guards<Profile> {
  /** Anybody; `ctx.user` is null for a guest. */
  readonly publicProcedure: Guard<Profile, UserOf<Profile> | null>
  /** Whoever is logged in; else `login_required`. */
  readonly userProcedure: Guard<Profile, UserOf<Profile>>
  /** Whoever has proven their address; else `confirm_first`. */
  readonly confirmedProcedure: Guard<Profile, UserOf<Profile>>
  /** Whoever has one of these roles; else `forbidden`. */
  readonly roleProcedure: (...roles: readonly [string, ...string[]]) => Guard<Profile, UserOf<Profile>>
}

/** Makes the guards for users with such a profile. */
export function createGuards<Profile>(): Guards<Profile> {
  const t = initTRPC.context<AuthContext<Profile>>().create()

  const publicProcedure = t.procedure.use(async ({ ctx, type, next }) => {
    const auth = requireAuth<Profile>(ctx)
    try {
      if (type === 'mutation') auth.refuseForeignPage()
      const result = await next({ ctx: { user: await auth.user() } })
      if (!result.ok && result.error.cause instanceof AuthError) throw result.error.cause
      return result
    } catch (error) {
      throw error instanceof TRPCError ? error : toTRPCError(toCallerError(error))
    }
  })
  const guarded = (admit: (user: UserOf<Profile>) => void) =>
    publicProcedure.use(({ ctx, next }) => {
      if (!ctx.user) throw new AuthError('login_required')
      admit(ctx.user)
      return next({ ctx: { user: ctx.user } })
    })

  return {
    publicProcedure,
    userProcedure: guarded(() => {}),
    confirmedProcedure: guarded((user) => {
      if (!user.confirmed) throw new AuthError('confirm_first')
    }),
    roleProcedure: (...roles) =>
      guarded((user) => {
        if (!roles.some((role) => user.roles.includes(role))) throw new AuthError('forbidden')
      }),
  }
}

/** The types promise a context; an adapter without one is a mistake that should say its name. */
function requireAuth<Profile>(ctx: Partial<AuthContext<Profile>>): RequestAuth<Profile> {
  if (!ctx.auth) throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: MISSING_CONTEXT })
  return ctx.auth
}
