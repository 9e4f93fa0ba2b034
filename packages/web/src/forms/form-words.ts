import type { AuthError, AuthErrorDetails, FieldErrorCode } from '@latchkey/shared'

/** The words that a form itself needs. `text/form-words.ts` makes them. */
export interface FormWords {
  readonly language: { readonly tag: string; readonly dir: 'ltr' | 'rtl' }
  readonly fieldError: (code: FieldErrorCode, params: AuthErrorDetails['params']) => string
  /** `values` is what stands in the form. */
  readonly error: (error: AuthError, values: Readonly<Record<string, string>>) => string
  /** "You can try again in 30 seconds." */
  readonly wait: (seconds: number) => string
  readonly waitOver: string
  readonly tryAgain: string
  readonly show: string
  readonly hide: string
  /** The accessible name of the button that says `show` or `hide`: forms have two of them. */
  readonly toggleName: (verb: string, label: string) => string
}
