export { AuthError, fieldError, type AuthErrorDetails, type FieldErrors } from './auth-error.ts'
export * from './credentials.ts'
export * from './field-rules.ts'
export * from './login-rules.ts'
export {
  formatLinkHash,
  formatOpenHash,
  LINK_PURPOSES,
  parseLinkHash,
  readOpenHash,
  type EmailLink,
  type LinkPurpose,
  type OpenForm,
  type ParsedHash,
} from './email-link.ts'
export {
  AUTH_ERROR_CODES,
  FIELD_ERROR_CODES,
  isAuthErrorCode,
  isFieldErrorCode,
  type AuthErrorCode,
  type FieldErrorCode,
} from './error-code.ts'
export { DEFAULT_LOCALE, directionOf, isLocale, LOCALES, parseAcceptLanguage, pickLocale, type Locale } from './locale.ts'
