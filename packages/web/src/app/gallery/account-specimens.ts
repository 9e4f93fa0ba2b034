import { fieldError } from '@latchkey/shared'
import type { Api, SessionView } from '@latchkey/shared/contract'
import type { AccountSection } from '../../flows/account-section.ts'
import { EMAIL, MADE_UP_USER, never, refuse } from './made-up.ts'
import { press, submit, type, type Specimen } from './specimen.ts'

const MINUTE_MS = 60_000
const NEW_EMAIL = 'countess@example.org'
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString()
const session = (id: string, device: string, minutes: number): SessionView => ({
  id,
  device,
  current: id === 'here',
  createdAt: ago(minutes + 5),
  lastSeenAt: ago(minutes),
  remembered: true,
})
const sessions = [session('here', 'Firefox on Linux', 0), session('phone', 'Safari on iPhone', 190), session('other', '', 20_000)]
const listed: Partial<Api> = { listSessions: () => Promise.resolve(sessions) }
const typedPassword = {
  'current-password': 'correct horse battery',
  'new-password': 'a fine long password',
  'repeat-password': 'a fine long password',
}
const later = (act: (root: HTMLElement) => void) => (root: HTMLElement) => void setTimeout(() => act(root), 50)

/** Specimens of one part, named after it. */
function of(section: AccountSection, states: Readonly<Record<string, Omit<Specimen, 'state' | 'flow'>>>): Specimen[] {
  return Object.entries(states).map(([state, specimen]) => ({
    user: MADE_UP_USER,
    ...specimen,
    state: `${section}, ${state}`,
    flow: { view: 'account', section },
  }))
}

export const ACCOUNT_SPECIMENS: readonly Specimen[] = [
  ...of('menu', { idle: {} }),
  ...of('name', {
    idle: {},
    edited: { act: (root) => type(root, { name: 'Countess of Lovelace' }) },
    'username taken': {
      api: { changeUsername: () => Promise.reject(fieldError('username', 'username_taken', { suggestion: 'countess-2' })) },
      act: (root) => submit(root, { username: 'countess' }),
    },
    saved: { act: (root) => submit(root, { name: 'Countess of Lovelace' }) },
  }),
  ...of('password', {
    idle: {},
    'empty fields': { act: (root) => submit(root) },
    'wrong password': { api: { changePassword: refuse('credentials_wrong') }, act: (root) => submit(root, typedPassword) },
    busy: { api: { changePassword: never }, act: (root) => submit(root, typedPassword) },
  }),
  ...of('email', {
    idle: {},
    'wrong password': {
      api: { requestEmailChange: refuse('credentials_wrong') },
      act: (root) => submit(root, { 'new-email': NEW_EMAIL, password: 'something else' }),
    },
    pending: { user: { ...MADE_UP_USER, pendingEmail: NEW_EMAIL } },
    'sent again': { user: { ...MADE_UP_USER, pendingEmail: NEW_EMAIL }, act: (root, words) => press(root, words.links.sendAgain) },
  }),
  ...of('sessions', {
    idle: { api: listed },
    'only here': { api: { listSessions: () => Promise.resolve(sessions.slice(0, 1)) } },
    loading: { api: { listSessions: never } },
    unavailable: { api: { listSessions: refuse('unavailable') } },
    'asks for the password': {
      api: { ...listed, revokeOtherSessions: refuse('fresh_login') },
      act: later((root) => submit(root)),
    },
  }),
  ...of('activity', {
    idle: {
      api: {
        listActivity: () =>
          Promise.resolve([
            { event: 'password_changed', at: ago(3), device: 'Firefox on Linux' },
            { event: 'logged_in', at: ago(190), device: 'Safari on iPhone' },
            { event: 'signed_up', at: ago(90_000), device: '' },
          ]),
      },
    },
    nothing: {},
  }),
  ...of('data', { idle: {}, 'asks for the password': { api: { exportData: refuse('fresh_login') }, act: (root) => submit(root) } }),
  ...of('delete', {
    idle: {},
    'not confirmed': { act: (root) => submit(root, { password: 'correct horse battery', confirmation: 'dele' }) },
    'wrong password': {
      api: { deleteAccount: refuse('credentials_wrong') },
      act: (root) => submit(root, { password: 'something else', confirmation: 'delete' }),
    },
  }),
]

export const CHANGE_SPECIMENS: readonly Specimen[] = [
  { state: 'idle', flow: { view: 'change', email: EMAIL, key: 'made-up' } },
  {
    state: 'unavailable',
    flow: { view: 'change', email: EMAIL, key: 'made-up' },
    api: { confirmEmailChange: refuse('unavailable') },
    act: (root) => submit(root),
  },
]

export const UNDO_SPECIMENS: readonly Specimen[] = [
  { state: 'idle', flow: { view: 'undo', email: EMAIL, key: 'made-up' } },
  {
    state: 'unavailable',
    flow: { view: 'undo', email: EMAIL, key: 'made-up' },
    api: { undoSecurityChange: refuse('unavailable') },
    act: (root) => submit(root),
  },
]
