import type { Flow } from '../../flows/flow.ts'
import { EMAIL, never, refuse } from './made-up.ts'
import { press, submit, type, type Specimen } from './specimen.ts'

const checkEmail: Flow = { view: 'check_email', email: EMAIL, mailJustSent: true }
const waiting: Flow = { view: 'check_email', email: EMAIL }
const forgot: Flow = { view: 'forgot', email: '' }
const enterCode: Flow = { view: 'enter_code', email: EMAIL }
const enter = (root: HTMLElement) => submit(root, { code: '123 456' })
const ask = (root: HTMLElement) => submit(root, { email: EMAIL })

export const CHECK_EMAIL_SPECIMENS: readonly Specimen[] = [
  { state: 'idle', flow: checkEmail },
  { state: 'later', flow: waiting },
  { state: 'typed', flow: waiting, act: (root) => type(root, { code: '123 456' }) },
  { state: 'no code', flow: waiting, act: (root) => submit(root, { code: '12' }) },
  { state: 'busy', flow: waiting, api: { confirmEmail: never }, act: enter },
  { state: 'wrong code', flow: waiting, api: { confirmEmail: refuse('code_wrong') }, act: enter },
  { state: 'sent again', flow: waiting, act: (root, words) => press(root, words.links.sendAgain) },
  {
    state: 'sent again (friendly)',
    flow: waiting,
    settings: { privacy: 'friendly' },
    act: (root, words) => press(root, words.links.sendAgain),
  },
  { state: 'unavailable', flow: waiting, api: { confirmEmail: refuse('unavailable') }, act: enter },
  { state: 'done', flow: waiting, act: enter },
]

export const FORGOT_SPECIMENS: readonly Specimen[] = [
  { state: 'idle', flow: forgot },
  { state: 'typed', flow: { ...forgot, email: EMAIL } },
  { state: 'no address', flow: forgot, act: (root) => submit(root, { email: 'ada' }) },
  { state: 'busy', flow: forgot, api: { requestPasswordReset: never }, act: ask },
  {
    state: 'unknown address (friendly)',
    flow: forgot,
    settings: { privacy: 'friendly' },
    api: { requestPasswordReset: refuse('email_unknown') },
    act: ask,
  },
  {
    state: 'too many attempts',
    flow: forgot,
    api: { requestPasswordReset: refuse('too_many_attempts', { retryAfterSeconds: 60 }) },
    act: ask,
  },
  { state: 'unavailable', flow: forgot, api: { requestPasswordReset: refuse('unavailable') }, act: ask },
]

export const ENTER_CODE_SPECIMENS: readonly Specimen[] = [
  { state: 'idle', flow: enterCode },
  { state: 'idle (friendly)', flow: enterCode, settings: { privacy: 'friendly' } },
  { state: 'typed', flow: enterCode, act: (root) => type(root, { code: '123456' }) },
  { state: 'no code', flow: enterCode, act: (root) => submit(root, { code: 'abc' }) },
  { state: 'ready to send again', flow: enterCode, settings: { mailCooldown: 0 } },
  { state: 'sent again', flow: enterCode, settings: { mailCooldown: 0 }, act: (root, words) => press(root, words.links.sendAgain) },
]
