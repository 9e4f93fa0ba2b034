import { fieldError } from '@latchkey/shared'
import type { Flow, MessageName } from '../../flows/flow.ts'
import { en } from '../../text/en.ts'
import { EMAIL, MADE_UP_USER, never, refuse } from './made-up.ts'
import { submit, type, type Specimen } from './specimen.ts'

const unchecked: Flow = { view: 'reset', email: EMAIL, proof: { key: 'made-up' } }
const byLink: Flow = { ...unchecked, linkChecked: true }
const byCode: Flow = { view: 'reset', email: EMAIL, proof: { code: '123456' } }
const confirm: Flow = { view: 'confirm', email: EMAIL, proof: { key: 'made-up' } }
const withPassword: Flow = { ...confirm, passwordRequired: true }
const chosen = { 'new-password': 'correct horse battery', 'repeat-password': 'correct horse battery' }
const choose = (root: HTMLElement) => submit(root, chosen)

export const RESET_SPECIMENS: readonly Specimen[] = [
  { state: 'checking the link', flow: unchecked, api: { checkPasswordResetKey: never } },
  { state: 'link cannot be checked', flow: unchecked, api: { checkPasswordResetKey: refuse('unavailable') } },
  { state: 'idle', flow: byLink },
  { state: 'by code', flow: byCode },
  { state: 'typed', flow: byCode, act: (root) => type(root, chosen) },
  { state: 'passwords differ', flow: byCode, act: (root) => submit(root, { ...chosen, 'repeat-password': 'something else' }) },
  { state: 'empty fields', flow: byLink, act: (root) => submit(root) },
  { state: 'busy', flow: byLink, api: { resetPassword: never }, act: choose },
  {
    state: 'common password',
    flow: byLink,
    api: { resetPassword: () => Promise.reject(fieldError('password', 'password_common')) },
    act: choose,
  },
  { state: 'wrong code', flow: byCode, api: { resetPassword: refuse('code_wrong') }, act: choose },
  { state: 'unavailable', flow: byLink, api: { resetPassword: refuse('unavailable') }, act: choose },
]

export const CONFIRM_SPECIMENS: readonly Specimen[] = [
  { state: 'idle', flow: confirm },
  { state: 'somebody else is logged in', flow: confirm, user: { ...MADE_UP_USER, email: 'charles.babbage@example.com' } },
  { state: 'busy', flow: confirm, api: { confirmEmail: never }, act: (root) => submit(root) },
  { state: 'unavailable', flow: confirm, api: { confirmEmail: refuse('unavailable') }, act: (root) => submit(root) },
  { state: 'asks for the password', flow: withPassword },
  {
    state: 'wrong password',
    flow: withPassword,
    api: { confirmEmail: refuse('credentials_wrong') },
    act: (root) => submit(root, { password: 'something else' }),
  },
  { state: 'done', flow: confirm, act: (root) => submit(root) },
]

export const MESSAGE_SPECIMENS: readonly Specimen[] = (Object.keys(en.messages) as MessageName[]).map((message) => ({
  state: message.replaceAll('_', ' '),
  flow: { view: 'message', email: EMAIL, message },
  ...(message === 'confirmed_elsewhere' && { user: MADE_UP_USER }),
}))
