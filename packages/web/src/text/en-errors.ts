import type { AuthErrorCode, FieldErrorCode } from '@latchkey/shared'

/** Values that a text may name: what the server sent, the label of the field, or what stands in the form. */
export type Params = Readonly<Record<string, string | number | undefined>>
export type Phrase = string | ((params: Params) => string)

const LATER = 'Something went wrong on our side. Nothing that you typed is lost. Please try again in a moment.'
const HOST = 'This page is not set up correctly, so your request was refused. Please tell the people who run it.'

/** A sentence for each reason for which an operation is refused, with what to do about it. */
export const errors: Record<AuthErrorCode, Phrase> = {
  invalid_input: 'Something in the form is not right. Please check what you entered.',
  credentials_wrong: 'Email or password is wrong. Check both and try again.',
  email_not_confirmed: 'Your email address is not confirmed yet. Open the link in the email that we sent you, or let us send it again.',
  account_disabled: 'This account has been disabled. Please write to the people who run this site.',
  awaiting_approval: 'Your account is waiting for approval. You can log in as soon as it has been let in.',
  signup_closed: 'New accounts can’t be made here at the moment.',
  link_invalid: 'This link is not valid. Please ask for a new one.',
  link_expired: 'This link is too old. Please ask for a new one.',
  link_used: 'This link has been used already. Please ask for a new one.',
  link_replaced: 'There is a newer email. Please use the link in that one.',
  code_wrong: 'This code is wrong or too old. Check the newest email, or let us send a new email.',
  email_unknown: 'There is no account with this email address.',
  email_not_unconfirmed: 'There is nothing to confirm for this email address. Try logging in.',
  login_required: 'Please log in first.',
  confirm_first: 'Please confirm your email address first.',
  fresh_login: 'Please enter your password once more.',
  forbidden: 'You are not allowed to do this.',
  too_many_attempts: 'Too many attempts.',
  busy: 'Somebody else was changing the same thing. Please try again.',
  overloaded: 'There is a lot going on right now. Please try again in a moment.',
  unavailable: 'We can’t be reached right now. Check your connection and try again. Nothing that you typed is lost.',
  origin_not_allowed: HOST,
  content_type_not_allowed: HOST,
  method_not_allowed: HOST,
  batch_not_allowed: HOST,
  input_too_large: 'This is too much text. Please shorten it.',
  not_found: HOST,
  internal: LATER,
}

/** A sentence for each reason for which one field is refused. It names the field, because it may be read on its own. */
export const fieldErrors: Record<FieldErrorCode, Phrase> = {
  required: ({ label }) => `Please fill in “${label}”.`,
  invalid: 'This can’t be used here. Please change it.',
  unknown_field: 'This field is not known here.',
  too_long: 'This is too long. Please shorten it.',
  email_invalid: 'This is not an email address. It should look like name@example.com.',
  email_taken: 'This email address has already been registered for our service. Try logging in.',
  name_required: 'Must supply a name',
  name_too_long: 'This name is too long: 100 characters at most.',
  name_invalid: 'This name has characters that can’t be shown. Please type it again.',
  username_too_short: 'This username is too short: at least 4 characters.',
  username_too_long: 'This username is too long: 40 characters at most.',
  username_invalid: 'A username has letters, digits and single hyphens only.',
  username_taken: 'Please use a different username.',
  password_too_short: ({ minLength }) => `This password is too short: at least ${minLength} characters.`,
  password_too_long: 'This password is too long: 1024 bytes at most.',
  password_invalid: 'This password has characters that can’t be stored. Please choose another one.',
  password_common: 'This password is on lists of common passwords. Please choose another one.',
  password_like_account: 'This password is too much like your name, your address or this site. Please choose another one.',
  passwords_differ: 'Passwords do not match. Try again.',
  code_invalid: 'The code has six digits. You find it in the email.',
}
