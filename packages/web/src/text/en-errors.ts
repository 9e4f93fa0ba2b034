import type { AuthErrorCode, FieldErrorCode } from '@latchkey/shared'
import { loginErrors, loginFieldErrors } from './en-login-errors.ts'
import type { Phrase } from './phrase.ts'

/** A sentence for each reason for which an operation is refused, with what to do about it. */
export const errors: Record<AuthErrorCode, Phrase> = {
  ...loginErrors,
  signup_closed: 'New accounts can’t be made here at the moment.',
  link_invalid: 'This link is not valid. Please ask for a new one.',
  link_expired: 'This link is too old. Please ask for a new one.',
  link_used: 'This link has been used already. Please ask for a new one.',
  link_replaced: 'There is a newer email. Please use the link in that one.',
  code_wrong: 'This code is wrong or too old. Check the newest email, or ask for a new email.',
  login_required: 'Please log in first.',
  confirm_first: 'Please confirm your email address first.',
  fresh_login: 'Please enter your password once more.',
}

/** A sentence for each reason for which one field is refused. It names the field, because it may be read on its own. */
export const fieldErrors: Record<FieldErrorCode, Phrase> = {
  ...loginFieldErrors,
  unknown_field: 'This field is not known here.',
  email_taken: 'This email address has already been registered for our service. Try logging in.',
  name_required: 'Must supply a name',
  name_too_long: 'This name is too long: 100 characters at most.',
  name_invalid: 'This name has characters that can’t be shown. Please type it again.',
  username_too_short: 'This username is too short: at least 4 characters.',
  username_too_long: 'This username is too long: 40 characters at most.',
  username_invalid: 'A username has letters, digits and single hyphens only.',
  username_taken: 'Please use a different username.',
  password_too_short: ({ minLength }) => `This password is too short: at least ${minLength} characters.`,
  password_common: 'This password is on lists of common passwords. Please choose another one.',
  password_like_account: 'This password is too much like your name, your address or this site. Please choose another one.',
  passwords_differ: 'Passwords do not match. Try again.',
  code_invalid: 'The code has six digits. You find it in the email.',
}
