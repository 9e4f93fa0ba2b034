import type { User } from '@latchkey/shared/contract'
import type { RequireUserOptions } from './auth.ts'

interface RequireUserDeps {
  readonly logIn: (message: string | undefined) => Promise<User | null>
  /** Shows where the confirmation mail went and takes its code; resolves, when that is over, to the user as they are then. */
  readonly confirm: (user: User) => Promise<User | null>
}

/** Asks for whatever is missing until somebody fits, or gives up: then null. A role can't be asked for, so who lacks one gets null at once. */
export async function requireUser(
  { logIn, confirm }: RequireUserDeps,
  { confirmed = false, roles = [], message }: RequireUserOptions,
): Promise<User | null> {
  const user = await logIn(message)
  if (!user || !hasRoles(user, roles)) return null
  const now = confirmed && !user.confirmed ? await confirm(user) : user
  return now && fits(now, { confirmed, roles }) ? now : null
}

/** Tells whether somebody is let in. */
export function fits(user: User, { confirmed = false, roles = [] }: RequireUserOptions): boolean {
  return (user.confirmed || !confirmed) && hasRoles(user, roles)
}

function hasRoles(user: User, roles: readonly string[]): boolean {
  return roles.every((role) => user.roles.includes(role))
}
