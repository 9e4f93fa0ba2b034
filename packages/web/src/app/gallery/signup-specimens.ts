import { fieldError } from '@latchkey/shared'
import type { FieldErrorCode } from '@latchkey/shared'
import type { Flow } from '../../flows/flow.ts'
import { EMAIL, never, refuse } from './made-up.ts'
import { submit, type, type Specimen } from './specimen.ts'

const flow: Flow = { view: 'signup', email: '' }
const typed = {
  'new-email': EMAIL,
  name: 'Ada Lovelace',
  'new-password': 'correct horse battery',
  'repeat-password': 'correct horse battery',
}
const signUp = (root: HTMLElement) => submit(root, typed)

/** What only the server can know about a field. */
const REFUSED_FIELDS: readonly (readonly [field: string, code: FieldErrorCode])[] = [
  ['email', 'email_taken'],
  ['password', 'password_common'],
  ['password', 'password_like_account'],
]

export const SIGNUP_SPECIMENS: readonly Specimen[] = [
  { state: 'idle', flow },
  { state: 'with usernames', flow, settings: { loginWith: ['email', 'username'] } },
  { state: 'typed', flow, act: (root) => type(root, typed) },
  { state: 'empty fields', flow, act: (root) => submit(root) },
  {
    state: 'every field wrong',
    flow,
    settings: { loginWith: ['email', 'username'] },
    act: (root) =>
      submit(root, {
        'new-email': 'ada@',
        name: 'a'.repeat(101),
        'new-username': 'a b',
        'new-password': 'short',
        'repeat-password': 'shorter',
      }),
  },
  { state: 'busy', flow, api: { signup: never }, act: signUp },
  ...REFUSED_FIELDS.map(([field, code]): Specimen => ({
    state: code.replaceAll('_', ' '),
    flow,
    api: { signup: () => Promise.reject(fieldError(field, code)) },
    act: signUp,
  })),
  { state: 'signup closed', flow, api: { signup: refuse('signup_closed') }, act: signUp },
  { state: 'too many attempts', flow, api: { signup: refuse('too_many_attempts', { retryAfterSeconds: 45 }) }, act: signUp },
  { state: 'unavailable', flow, api: { signup: refuse('unavailable') }, act: signUp },
  { state: 'done', flow, act: signUp },
]
