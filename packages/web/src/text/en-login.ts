import type { LanguageTag } from './language-tag.ts'
import { loginErrors, loginFieldErrors } from './en-login-errors.ts'
import { formatDuration } from './times.ts'

const language: LanguageTag = { tag: 'en', dir: 'ltr' }

/** What the login says, and what every form says, in English: these words come with the first form, all others with the other views. */
export const loginWords = {
  language,
  errors: loginErrors,
  fieldErrors: loginFieldErrors,
  wait: (seconds: number) => `You can try again in ${formatDuration(language.tag, seconds)}.`,
  waitOver: 'You can try again now.',
  tryAgain: 'Try again',
  show: 'Show',
  hide: 'Hide',
  /** "Show repeated password": what the button is called, beginning with the word on it. */
  toggleName: (verb: string, label: string) => `${verb} ${label.toLowerCase().replace(/^repeat /, 'repeated ')}`,
  cancel: 'Cancel',
  close: 'Close',
  loading: 'Loading…',
  labels: {
    email: 'Email',
    emailOrUsername: 'Email or username',
    password: 'Password',
    remember: 'Remember me',
  },
  links: {
    forgot: 'Forgot password?',
    signup: 'Sign up',
  },
  /** Above the login when what somebody was doing needs it once more. */
  loginAgain: 'Please log in once more to go on. Nothing that you typed is lost.',
  login: { title: 'Log in', submit: 'Log in', busy: 'Logging in…' },
  tooManyLogins: 'Too many attempts. Please wait, or reset your password.',
}
