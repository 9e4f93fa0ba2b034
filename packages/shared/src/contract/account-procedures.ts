import * as z from 'zod/mini'
import { emailSchema, linkKeySchema, nameSchema, newPasswordSchema, passwordSchema, usernameSchema } from '../credentials.ts'
import { mutation, noInput, nothing, query } from './procedure.ts'
import { profileInputSchema } from './profile-field.ts'
import { userSchema } from './user.ts'

/** One logged-in browser, as its owner sees it. Times are ISO 8601, UTC. */
const sessionSchema = z.object({
  id: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  /** Words such as "Firefox on Linux"; empty if the browser did not say. */
  device: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  remembered: z.boolean(),
})
/** One line of `listSessions`. */
export type SessionView = z.output<typeof sessionSchema>

/** Something that happened to the account. A newer server may know more events than the page that shows them. */
const activitySchema = z.object({ event: z.string(), at: z.string(), device: z.string() })
/** One line of `listActivity`. `at` is ISO 8601, UTC; `device` is words such as "Firefox on Linux". */
export type ActivityView = z.output<typeof activitySchema>

/** Everything that is kept about somebody, but for what is secret (PR-2). */
const exportSchema = z.object({
  exportedAt: z.string(),
  account: z.object({ ...userSchema.shape, locale: z.nullable(z.string()), confirmedAt: z.nullable(z.string()) }),
  sessions: z.array(sessionSchema),
  /** The browsers by which a cookie tells that somebody has logged in there before. */
  knownDevices: z.array(z.object({ device: z.string(), addedAt: z.string(), lastUsedAt: z.string() })),
  activity: z.array(activitySchema),
  mails: z.array(z.object({ purpose: z.string(), sentAt: z.string() })),
  /** What the application around Latchkey keeps. */
  application: z.optional(z.record(z.string(), z.unknown())),
})
/** What `exportData` gives: everything that is kept about somebody. Times are ISO 8601, UTC. */
export type AccountExport = z.output<typeof exportSchema>

const byLink = z.strictObject({ email: emailSchema, key: linkKeySchema })

/**
 * What the owner of an account can do with it. All need a session, but for what is proven by a mailed key. What does most harm in wrong hands answers `fresh_login`
 * unless the password was typed in the last ten minutes (SE-8).
 */
export const accountProcedures = {
  /** Ends every other session and renews this one. */
  changePassword: mutation(z.strictObject({ currentPassword: passwordSchema, newPassword: newPasswordSchema }), nothing),
  changeName: mutation(z.strictObject({ name: nameSchema }), userSchema),
  /** `username_taken` comes with a free one in `params.suggestion`. */
  changeUsername: mutation(z.strictObject({ username: usernameSchema }), userSchema),
  /** All of the developer's own fields at once; what is left out is gone. */
  updateProfile: mutation(z.strictObject({ profile: profileInputSchema }), userSchema),
  /** The password may be left out if it was typed in the last ten minutes. */
  requestEmailChange: mutation(z.strictObject({ email: emailSchema, password: z.optional(passwordSchema) }), userSchema),
  confirmEmailChange: mutation(byLink, z.object({ status: z.literal('changed') })),
  cancelEmailChange: mutation(noInput, userSchema),
  resendEmailChange: mutation(noInput, nothing),
  /** `restored`: the address before is back. Both ways nobody is logged in any more, and a new password has to be chosen; the mail for it is on its way. */
  undoSecurityChange: mutation(byLink, z.object({ status: z.enum(['restored', 'reset_required']) })),
  listSessions: query(noInput, z.array(sessionSchema)),
  revokeSession: mutation(z.strictObject({ id: z.string().check(z.maxLength(100)) }), nothing),
  revokeOtherSessions: mutation(noInput, nothing),
  /** Newest first. */
  listActivity: query(noInput, z.array(activitySchema)),
  exportData: query(noInput, exportSchema),
  /** Counts as having typed the password just now. */
  proveIdentity: mutation(z.strictObject({ password: passwordSchema }), nothing),
  /** `confirmation` is the word "delete" or the address of the account. */
  deleteAccount: mutation(
    z.strictObject({
      password: passwordSchema,
      confirmation: z.string({ error: 'required' }).check(z.maxLength(254, { error: 'too_long' })),
    }),
    nothing,
  ),
}
