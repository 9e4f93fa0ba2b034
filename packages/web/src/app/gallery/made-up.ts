import { AuthError, type AuthErrorCode, type AuthErrorDetails } from '@latchkey/shared'
import type { Api, User } from '@latchkey/shared/contract'
import { DEFAULT_SETTINGS } from '../../embed/load-settings.ts'

export const EMAIL = 'ada.lovelace@example.com'

export const MADE_UP_USER: User = {
  id: 'made-up',
  email: EMAIL,
  confirmed: true,
  pendingEmail: null,
  emailUndeliverable: false,
  name: 'Ada Lovelace',
  username: 'ada-lovelace',
  avatarUrl: '/favicon.svg',
  roles: [],
  profile: {},
  createdAt: '2026-01-31T12:00:00.000Z',
}

/** An answer that never comes: whoever asked stays busy. */
export const never = (): Promise<never> => new Promise<never>(() => {})

/** An operation that refuses. */
export const refuse = (code: AuthErrorCode, details?: AuthErrorDetails) => (): Promise<never> =>
  Promise.reject(new AuthError(code, details))

const WORKING: Api = {
  settings: () => Promise.resolve(DEFAULT_SETTINGS),
  currentUser: () => Promise.resolve(null),
  signup: () => Promise.resolve({ status: 'confirm_email' }),
  checkSignup: () => Promise.resolve({ status: 'waiting' }),
  login: () => Promise.resolve(MADE_UP_USER),
  logout: () => Promise.resolve(null),
  resendConfirmation: () => Promise.resolve(null),
  confirmEmail: () => Promise.resolve({ status: 'confirmed' }),
  requestPasswordReset: () => Promise.resolve(null),
  checkPasswordResetKey: () => Promise.resolve({ valid: true }),
  resetPassword: () => Promise.resolve({ status: 'reset' }),
  changePassword: () => Promise.resolve(null),
  changeName: ({ name }) => Promise.resolve({ ...MADE_UP_USER, name }),
  changeUsername: ({ username }) => Promise.resolve({ ...MADE_UP_USER, username }),
  updateProfile: ({ profile }) => Promise.resolve({ ...MADE_UP_USER, profile }),
  requestEmailChange: ({ email }) => Promise.resolve({ ...MADE_UP_USER, pendingEmail: email }),
  confirmEmailChange: () => Promise.resolve({ status: 'changed' }),
  cancelEmailChange: () => Promise.resolve(MADE_UP_USER),
  resendEmailChange: () => Promise.resolve(null),
  undoSecurityChange: () => Promise.resolve({ status: 'restored' }),
  listSessions: () => Promise.resolve([]),
  revokeSession: () => Promise.resolve(null),
  revokeOtherSessions: () => Promise.resolve(null),
  listActivity: () => Promise.resolve([]),
  exportData: () =>
    Promise.resolve({
      exportedAt: MADE_UP_USER.createdAt,
      account: { ...MADE_UP_USER, locale: 'en', confirmedAt: MADE_UP_USER.createdAt },
      sessions: [],
      activity: [],
      knownDevices: [],
      mails: [],
    }),
  proveIdentity: () => Promise.resolve(null),
  deleteAccount: () => Promise.resolve(null),
}

/** A server in which everything works, but for what is named. */
export function createMadeUpApi(others: Partial<Api> = {}): Api {
  return { ...WORKING, ...others }
}
