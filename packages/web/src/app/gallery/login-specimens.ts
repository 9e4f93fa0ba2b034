import type { AuthErrorCode } from '@latchkey/shared'
import type { Flow } from '../../flows/flow.ts'
import { EMAIL, never, refuse } from './made-up.ts'
import { press, submit, type, type Specimen } from './specimen.ts'

const flow: Flow = { view: 'login', email: '' }
const typed = { email: EMAIL, password: 'correct horse battery' }
const logIn = (root: HTMLElement) => submit(root, typed)

/** Every other reason for which a login is refused, in the words for it. */
const REFUSALS: readonly AuthErrorCode[] = [
  'account_disabled',
  'awaiting_approval',
  'overloaded',
  'unavailable',
  'internal',
  'origin_not_allowed',
]

export const LOGIN_SPECIMENS: readonly Specimen[] = [
  { state: 'idle', flow },
  { state: 'with a reason and an address', flow: { ...flow, email: EMAIL, message: 'Please log in to see your orders.' } },
  { state: 'with usernames', flow, settings: { loginWith: ['email', 'username'], rememberDefault: true } },
  { state: 'typed', flow, act: (root) => type(root, typed) },
  {
    state: 'password shown',
    flow,
    act: (root, words) => {
      type(root, typed)
      press(root, words.show)
    },
  },
  { state: 'empty fields', flow, act: (root) => submit(root) },
  { state: 'busy', flow, api: { login: never }, act: logIn },
  { state: 'wrong password', flow, api: { login: refuse('credentials_wrong') }, act: logIn },
  { state: 'wrong password (friendly)', flow, settings: { privacy: 'friendly' }, api: { login: refuse('credentials_wrong') }, act: logIn },
  { state: 'not confirmed', flow, api: { login: refuse('email_not_confirmed') }, act: logIn },
  {
    state: 'confirmation sent again',
    flow,
    api: { login: refuse('email_not_confirmed') },
    act: (root, words) => {
      logIn(root)
      setTimeout(() => press(root, words.links.resendConfirmation))
    },
  },
  { state: 'too many attempts', flow, api: { login: refuse('too_many_attempts', { retryAfterSeconds: 900 }) }, act: logIn },
  ...REFUSALS.map((code): Specimen => ({ state: code.replaceAll('_', ' '), flow, api: { login: refuse(code) }, act: logIn })),
  { state: 'done', flow, act: logIn },
]
