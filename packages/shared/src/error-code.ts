/** Every reason for which an operation can be refused. The wire carries these codes, never sentences: `web/text` and `server/mails` hold the words. */
export const AUTH_ERROR_CODES = [
  'invalid_input', // the input does not fit the schema; `fieldErrors` says where
  'credentials_wrong',
  'email_not_confirmed',
  'account_disabled',
  'awaiting_approval',
  'signup_closed',
  'link_invalid', // not a key that this server gave out for this address and purpose
  'link_expired',
  'link_used',
  'link_replaced', // a newer mail made this one worthless
  'code_wrong', // wrong, expired or tried too often: one answer for all
  'email_unknown', // `params.email`, as it was typed; only with ACCOUNT_PRIVACY=friendly
  'email_not_unconfirmed', // `params.email`, as it was typed; only with ACCOUNT_PRIVACY=friendly
  'login_required',
  'confirm_first',
  'fresh_login',
  'forbidden',
  'too_many_attempts', // `retryAfterSeconds` says when to come back
  'busy', // somebody else changed the same account again and again
  'overloaded', // more work than this server accepts at once; `retryAfterSeconds`
  'unavailable', // the database can't be used right now; `retryAfterSeconds`
  'origin_not_allowed',
  'content_type_not_allowed',
  'method_not_allowed',
  'batch_not_allowed', // use httpLink, not httpBatchLink
  'input_too_large',
  'not_found',
  'internal',
] as const

/** One of `AUTH_ERROR_CODES`: what `AuthError` says was wrong. */
export type AuthErrorCode = (typeof AUTH_ERROR_CODES)[number]

/** Every reason for which one field of a form can be refused. */
export const FIELD_ERROR_CODES = [
  'required',
  'invalid',
  'unknown_field',
  'too_long',
  'email_invalid',
  'email_taken', // only with ACCOUNT_PRIVACY=friendly
  'name_required',
  'name_too_long',
  'name_invalid',
  'username_too_short',
  'username_too_long',
  'username_invalid',
  'username_taken', // `params.suggestion`, one that is free
  'password_too_short', // `params.minLength`, that of the server
  'password_too_long',
  'password_invalid',
  'password_common',
  'password_like_account',
  'passwords_differ',
  'code_invalid',
] as const

/** One of `FIELD_ERROR_CODES`: what `fieldErrors` says of a field. */
export type FieldErrorCode = (typeof FIELD_ERROR_CODES)[number]

const authErrorCodes: ReadonlySet<string> = new Set(AUTH_ERROR_CODES)
const fieldErrorCodes: ReadonlySet<string> = new Set(FIELD_ERROR_CODES)

/** Tells whether a string from the wire is one of our codes. */
export function isAuthErrorCode(text: unknown): text is AuthErrorCode {
  return typeof text === 'string' && authErrorCodes.has(text)
}

/** Tells whether a string from the wire is one of our field codes. */
export function isFieldErrorCode(text: unknown): text is FieldErrorCode {
  return typeof text === 'string' && fieldErrorCodes.has(text)
}
