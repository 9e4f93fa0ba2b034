import type { AuthError, AuthErrorCode, FieldErrorCode } from '@latchkey/shared'
import type { Params, Phrase } from './en-errors.ts'
import type { Words } from './text.ts'

interface Overrides {
  readonly errors?: Partial<Record<AuthErrorCode, Phrase>>
  readonly fieldErrors?: Partial<Record<FieldErrorCode, Phrase>>
}

/** The words that a form itself needs. What one view says in its own way comes as an override. */
export function formWords(words: Words, overrides: Overrides = {}) {
  const { language, wait, waitOver, tryAgain, show, hide, toggleName } = words
  return {
    language,
    wait,
    waitOver,
    tryAgain,
    show,
    hide,
    toggleName,
    fieldError: (code: FieldErrorCode, params?: Params) => say(overrides.fieldErrors?.[code] ?? words.fieldErrors[code], params),
    error: ({ code, details }: AuthError, values: Params) =>
      say(overrides.errors?.[code] ?? words.errors[code], { ...values, ...details.params }),
  }
}

function say(phrase: Phrase, params: Params = {}): string {
  return typeof phrase === 'string' ? phrase : phrase(params)
}
