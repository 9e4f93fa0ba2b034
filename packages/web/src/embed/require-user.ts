import type { User } from '@latchkey/shared/contract'
import type { RequireUserOptions } from './auth.ts'

interface RequireUserDeps {
  readonly logIn: (message: string | undefined) => Promise<User | null>
  /** Shows where the confirmation mail went and takes its code; resolves, when that is over, to the user as they are then. */
  readonly confirm: (user: User) => Promise<User | null>
}

/** Asks for whatever is missing until somebody fits, or gives up: then null. A role can't be asked for, so who lacks one gets null at once. */
export async function requireUser({ logIn, confirm }: RequireUserDeps, options: RequireUserOptions): Promise<User | null> {
  const user = await logIn(options.message)
  if (!user || fits(user, options)) return user
  const now = fits({ ...user, confirmed: true }, options) ? await confirm(user) : null
  return now && fits(now, options) ? now : null
}

/** Tells whether somebody is let in. */
export function fits(user: User, { confirmed = false, roles = [] }: RequireUserOptions): boolean {
  return (user.confirmed || !confirmed) && (roles.length === 0 || roles.some((role) => user.roles.includes(role)))
}
