import * as z from 'zod/mini'
import type { FieldErrorCode } from './error-code.ts'
import { emailCodeRule, emailRule, nameRule, newPasswordRule, stripSeparators, usernameRule } from './field-rules.ts'
import { identifierRule, passwordRule, type TextRule } from './login-rules.ts'

/** Types the codes, so that a misspelt one does not compile. */
const code = (error: FieldErrorCode) => ({ error, abort: true })

/** A check of a schema that says what the rule says. */
const obeys = (rule: TextRule) =>
  z.check<string>(({ value, issues }) => {
    const message = rule(value)
    if (message) issues.push({ code: 'custom', input: value, message })
  })

/** For an address: trimmed, kept as it was typed. Complains with `required` or `email_invalid`. */
export const emailSchema = z.string(code('required')).check(z.trim(), obeys(emailRule))

/** For a name: trimmed. Complains with `name_required`, `name_too_long` or `name_invalid`. */
export const nameSchema = z.string(code('name_required')).check(z.trim(), obeys(nameRule))

/** For a user name: trimmed, kept as it was typed. Complains with `username_too_short`, `username_too_long` or `username_invalid`. */
export const usernameSchema = z.string(code('required')).check(z.trim(), obeys(usernameRule))

/** For a password that proves who somebody is. */
export const passwordSchema = z.string(code('required')).check(obeys(passwordRule))

/** For a password that somebody chooses. */
export const newPasswordSchema = z.string(code('required')).check(obeys(newPasswordRule))

/** For an address or a user name. */
export const identifierSchema = z.string(code('required')).check(z.trim(), obeys(identifierRule))

/** The secret of an email link. Its shape is the server's business: whatever is no key is simply not valid. */
export const linkKeySchema = z.string(code('required')).check(z.maxLength(200, code('too_long')))

/** The six digits of a mail, however they were pasted. */
export const emailCodeSchema = z
  .string(code('required'))
  .check(z.maxLength(40, code('code_invalid')), z.overwrite(stripSeparators), obeys(emailCodeRule))

/** The one form under which an address is unique: lower case, dots and +tags kept. Only for what `isEmailAddress` accepted. */
export function toEmailKey(email: string): string {
  return email.toLowerCase()
}

/** The one form under which a user name is unique. */
export function toUsernameKey(username: string): string {
  return username.toLowerCase()
}
