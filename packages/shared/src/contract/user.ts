import * as z from 'zod/mini'

/** The public view of an account: what its owner's browser may know, and all it may know. */
export const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  confirmed: z.boolean(),
  /** The address that takes the place of `email` once it is confirmed. */
  pendingEmail: z.nullable(z.string()),
  /** The mail provider says that nothing sent to `email` arrives. */
  emailUndeliverable: z.boolean(),
  name: z.string(),
  username: z.nullable(z.string()),
  avatarUrl: z.string(),
  roles: z.array(z.string()),
  profile: z.record(z.string(), z.unknown()),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
})
/** Who is logged in, as everybody sees it who may: pages, procedures, hooks. */
export type User = z.output<typeof userSchema>
