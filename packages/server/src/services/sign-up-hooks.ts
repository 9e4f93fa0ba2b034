import type { Input } from '@latchkey/shared/contract'
import type { Caller } from './caller.ts'

/** A sign-up as a hook sees it: all but the password. */
export type SignUpForm = Readonly<Omit<Input<'signup'>, 'password'>>

/** What a developer may add to signing up. */
export interface SignUpHooks {
  /**
   * Called with every sign-up that is valid, whether or not the address has an account, so that a refusal tells nothing about that. Throws to refuse: an
   * `AuthError`, or a `fieldError` that is shown at its field. Anything else that it throws is a bug: logged, and `internal` to the caller.
   */
  readonly beforeSignup?: ((form: SignUpForm, caller: Pick<Caller, 'source' | 'userAgent'>) => void | Promise<void>) | undefined
}
