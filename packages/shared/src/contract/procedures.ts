import * as z from 'zod/mini'
import {
  emailCodeSchema,
  emailSchema,
  identifierSchema,
  linkKeySchema,
  nameSchema,
  newPasswordSchema,
  passwordSchema,
  usernameSchema,
} from '../credentials.ts'
import { accountProcedures } from './account-procedures.ts'
import { mutation, noInput, nothing, query } from './procedure.ts'
import { profileFieldSchema, profileInputSchema } from './profile-field.ts'
import { userSchema } from './user.ts'

/** What a dialog has to know about the server before it can show a form. Nothing in it is secret or depends on who asks. */
export const settingsSchema = z.object({
  privacy: z.enum(['private', 'friendly']),
  confirmation: z.enum(['required', 'limited', 'off']),
  signup: z.enum(['open', 'approval', 'closed']),
  loginWith: z.array(z.enum(['email', 'username'])),
  /** Code points. */
  passwordMinLength: z.number(),
  rememberDefault: z.boolean(),
  /** Seconds in which a second mail of the same kind is not sent. */
  mailCooldown: z.number(),
  /** The developer's own fields of the sign-up form; left out if there are none. */
  profileFields: z.optional(z.array(profileFieldSchema)),
})
/** What `settings` answers. */
export type Settings = z.output<typeof settingsSchema>

const byLink = { email: emailSchema, key: linkKeySchema }
const byCode = { email: emailSchema, code: emailCodeSchema }
const chosenPassword = { password: z.optional(passwordSchema) }
const newPassword = { password: newPasswordSchema }

/**
 * Every operation that a browser can ask for: name, input, output. `Api` and the router follow from it.
 * Whatever takes a key, a code or a password is a mutation, because tRPC puts the input of a query into the URL.
 */
export const procedures = {
  settings: query(noInput, settingsSchema),
  currentUser: query(noInput, z.nullable(userSchema)),
  signup: mutation(
    z.strictObject({
      email: emailSchema,
      password: newPasswordSchema,
      name: z.optional(nameSchema),
      username: z.optional(usernameSchema),
      profile: z.optional(profileInputSchema),
    }),
    z.object({ status: z.enum(['confirm_email', 'logged_in', 'awaiting_approval']), user: z.optional(userSchema) }),
  ),
  /** Has the sign-up made in this browser for this address been confirmed, here or on another device? */
  checkSignup: mutation(
    z.strictObject({ email: emailSchema }),
    z.object({ status: z.enum(['waiting', 'confirmed', 'logged_in', 'awaiting_approval']), user: z.optional(userSchema) }),
  ),
  login: mutation(
    z.strictObject({ identifier: identifierSchema, password: passwordSchema, remember: z.optional(z.boolean()) }),
    userSchema,
  ),
  logout: mutation(z.optional(z.strictObject({ everywhere: z.optional(z.boolean()) })), nothing),
  resendConfirmation: mutation(z.strictObject({ email: emailSchema }), nothing),
  confirmEmail: mutation(
    z.union([z.strictObject({ ...byLink, ...chosenPassword }), z.strictObject({ ...byCode, ...chosenPassword })]),
    z.object({ status: z.enum(['confirmed', 'logged_in', 'password_required', 'awaiting_approval']), user: z.optional(userSchema) }),
  ),
  requestPasswordReset: mutation(z.strictObject({ email: emailSchema }), nothing),
  checkPasswordResetKey: mutation(
    z.strictObject(byLink),
    z.object({ valid: z.boolean(), reason: z.optional(z.enum(['link_invalid', 'link_expired', 'link_used', 'link_replaced'])) }),
  ),
  resetPassword: mutation(
    z.union([z.strictObject({ ...byLink, ...newPassword }), z.strictObject({ ...byCode, ...newPassword })]),
    z.object({ status: z.enum(['reset', 'logged_in']), user: z.optional(userSchema) }),
  ),
  ...accountProcedures,
}
