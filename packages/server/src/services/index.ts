import type { Input, Settings } from '@latchkey/shared/contract'
import type { Undeliverable } from '../domain/account.ts'
import { drawAvatar } from '../domain/avatar.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { ProfileRules } from '../ports/profile-rules.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { createAccountServices } from './account-services.ts'
import { authenticate } from './authenticate.ts'
import type { Caller } from './caller.ts'
import { checkSignUp } from './check-sign-up.ts'
import { confirmEmail } from './confirm-email.ts'
import { createCurrentUser } from './current-user.ts'
import { createUser, type NewUser } from './create-user.ts'
import { logIn } from './log-in.ts'
import { logOut } from './log-out.ts'
import { readMailBacklog } from './mail-backlog.ts'
import { noteUndeliverable } from './note-undeliverable.ts'
import { requestPasswordReset, resendConfirmation } from './request-mail.ts'
import type { PasswordHooks } from './refuse-weak-password.ts'
import { checkPasswordResetKey, resetPassword } from './reset-password.ts'
import { logInAs } from './log-in-as.ts'
import { readSharedLimits } from './shared-limits.ts'
import { signUp } from './sign-up.ts'
import type { SignUpHooks } from './sign-up-hooks.ts'

export interface ServiceDeps extends SignUpHooks, PasswordHooks {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  /** Undefined if the developer asks for nothing of their own. */
  readonly profile?: ProfileRules | undefined
  /** What the application itself keeps about a user. */
  readonly exportMore?: ((userId: string) => Promise<Readonly<Record<string, unknown>>>) | undefined
  /** Called after a write that left a mail to be sent. */
  readonly mailQueued: () => void
}

/** Every use case, bound to what it needs. None of them knows about HTTP. */
export function createServices(deps: ServiceDeps) {
  return {
    ...createAccountServices(deps),
    settings: (): Settings => toSettings(deps.policy, deps.profile),
    authenticate: (caller: Pick<Caller, 'sessionToken'>) => authenticate(deps, caller),
    currentUser: createCurrentUser(deps),
    /** The picture of an account as SVG; null if there is no such account. */
    avatar: async (accountId: string): Promise<string | null> => {
      const account = await deps.store.byId(accountId)
      return account && !account.deletedAt ? drawAvatar(accountId) : null
    },
    logInAs: (accountId: string, caller: Caller) => logInAs(deps, accountId, caller),
    createUser: (given: NewUser) => createUser(deps, given),
    ping: () => deps.store.ping(),
    mailBacklog: () => readMailBacklog(deps),
    sharedLimits: () => readSharedLimits(deps),
    noteUndeliverable: (email: string, reason: Undeliverable['reason']) => noteUndeliverable(deps, email, reason),
    signUp: (input: Input<'signup'>, caller: Caller) => signUp(deps, input, caller),
    checkSignUp: (input: Input<'checkSignup'>, caller: Caller) => checkSignUp(deps, input, caller),
    logIn: (input: Input<'login'>, caller: Caller) => logIn(deps, input, caller),
    logOut: (input: Input<'logout'>, caller: Caller) => logOut(deps, input, caller),
    resendConfirmation: (input: Input<'resendConfirmation'>, caller: Caller) => resendConfirmation(deps, input, caller),
    confirmEmail: (input: Input<'confirmEmail'>, caller: Caller) => confirmEmail(deps, input, caller),
    requestPasswordReset: (input: Input<'requestPasswordReset'>, caller: Caller) => requestPasswordReset(deps, input, caller),
    checkPasswordResetKey: (input: Input<'checkPasswordResetKey'>, caller: Caller) => checkPasswordResetKey(deps, input, caller),
    resetPassword: (input: Input<'resetPassword'>, caller: Caller) => resetPassword(deps, input, caller),
  }
}

export type Services = ReturnType<typeof createServices>

function toSettings(policy: AuthPolicy, profile: ProfileRules | undefined): Settings {
  return {
    privacy: policy.privacy,
    confirmation: policy.confirmation,
    signup: policy.signup,
    loginWith: [...policy.loginWith],
    passwordMinLength: policy.passwordMinLength,
    rememberDefault: policy.rememberDefault,
    mailCooldown: Math.ceil(policy.mails.cooldownMs / 1000),
    ...(profile && { profileFields: [...profile.fields] }),
  }
}
