import type { AuthError, AuthErrorCode, FieldErrorCode } from '@latchkey/shared'
import type { Params, Phrase } from './phrase.ts'
import type { LoginWords } from './text.ts'

interface Overrides {
  readonly errors?: Partial<Record<AuthErrorCode, Phrase>>
  readonly fieldErrors?: Partial<Record<FieldErrorCode, Phrase>>
}

/** The words that a form itself needs. What one view says in its own way comes as an override. */
export function formWords(words: LoginWords, overrides: Overrides = {}) {
  return {
    ...words,
    fieldError: (code: FieldErrorCode, params?: Params) =>
      say(overrides.fieldErrors?.[code] ?? known(words.fieldErrors, code) ?? words.fieldErrors.invalid, params),
    error: ({ code, details }: AuthError, values: Params) =>
      say(overrides.errors?.[code] ?? known(words.errors, code) ?? words.errors.internal, { ...values, ...details.params }),
  }
}

function say(phrase: Phrase, params: Params = {}): string {
  return typeof phrase === 'string' ? phrase : phrase(params)
}

/** A server may be newer than these words, and know more codes. */
function known(phrases: Readonly<Record<string, Phrase>>, code: string): Phrase | undefined {
  return Object.hasOwn(phrases, code) ? phrases[code] : undefined
}
