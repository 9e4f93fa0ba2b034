import type { AuthErrorCode, FieldErrorCode } from '@latchkey/shared'
import type { Phrase } from './phrase.ts'

const LATER = 'Something went wrong on our side. Nothing that you typed is lost. Please try again in a moment.'
const HOST = 'This page is not set up correctly. Please tell the people who run it.'

const errors = {
  invalid_input: 'Something in the form is not right. Please check what you entered.',
  credentials_wrong: 'These details are wrong. Check both and try again.',
  email_not_confirmed: 'Your email address is not confirmed yet. Open the link in the email that we sent you.',
  account_disabled: 'This account has been disabled. Please write to the people who run this site.',
  awaiting_approval: 'Your account is waiting for approval. You can log in as soon as it has been let in.',
  email_unknown: 'There is no account with this email address.',
  email_not_unconfirmed: 'There is nothing to confirm. Try logging in.',
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
} satisfies Partial<Record<AuthErrorCode, Phrase>>

const fieldErrors = {
  required: ({ label }) => `Please fill in “${label}”.`,
  invalid: 'This can’t be used here. Please change it.',
  too_long: 'This is too long. Please shorten it.',
  email_invalid: 'This is not an email address. It should look like name@example.com.',
  password_too_long: 'This password is too long: 1024 bytes at most.',
  password_invalid: 'This password has characters that can’t be stored. Please choose another one.',
} satisfies Partial<Record<FieldErrorCode, Phrase>>

/** A sentence for each reason for which a login can be refused, or the mail that it lacks. */
export const loginErrors: Readonly<Record<keyof typeof errors, Phrase>> = errors

/** A sentence for each reason for which a field of the login is refused. */
export const loginFieldErrors: Readonly<Record<keyof typeof fieldErrors, Phrase>> = fieldErrors
