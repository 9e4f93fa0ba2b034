import type { Api, User } from '@latchkey/shared/contract'
import { DEFAULT_SETTINGS } from '../embed/load-settings.ts'

export const ADA: User = {
  id: 'ada',
  email: 'ada@x.test',
  confirmed: true,
  pendingEmail: null,
  emailUndeliverable: false,
  name: 'Ada',
  username: null,
  avatarUrl: '/avatars/ada.svg',
  roles: [],
  profile: {},
  createdAt: '2026-01-01T00:00:00.000Z',
}

export const SETTINGS = DEFAULT_SETTINGS

export interface Call {
  readonly name: string
  readonly input: unknown
}

/** A server in an object: nobody is logged in at first, every request is granted. Tests replace the answers that they are about; `calls` is what was asked, in order. */
export function createFakeApi(answers: Partial<Api> = {}): { api: Api; calls: Call[]; callsOf: (name: keyof Api) => unknown[] } {
  const calls: Call[] = []
  let loggedIn: User | null = null
  const all: Api = {
    settings: () => Promise.resolve(SETTINGS),
    currentUser: () => Promise.resolve(loggedIn),
    signup: () => Promise.resolve({ status: 'confirm_email' }),
    checkSignup: () => Promise.resolve({ status: 'waiting' }),
    login: () => Promise.resolve(ADA),
    logout: () => Promise.resolve(null),
    resendConfirmation: () => Promise.resolve(null),
    confirmEmail: () => Promise.resolve({ status: 'logged_in', user: ADA }),
    requestPasswordReset: () => Promise.resolve(null),
    checkPasswordResetKey: () => Promise.resolve({ valid: true }),
    resetPassword: () => Promise.resolve({ status: 'logged_in', user: ADA }),
    changePassword: () => Promise.resolve(null),
    changeName: ({ name }) => Promise.resolve({ ...ADA, name }),
    changeUsername: ({ username }) => Promise.resolve({ ...ADA, username }),
    updateProfile: ({ profile }) => Promise.resolve({ ...ADA, profile }),
    requestEmailChange: ({ email }) => Promise.resolve({ ...ADA, pendingEmail: email }),
    confirmEmailChange: () => Promise.resolve({ status: 'changed' }),
    cancelEmailChange: () => Promise.resolve(ADA),
    resendEmailChange: () => Promise.resolve(null),
    undoSecurityChange: () => Promise.resolve({ status: 'restored' }),
    listSessions: () => Promise.resolve([]),
    revokeSession: () => Promise.resolve(null),
    revokeOtherSessions: () => Promise.resolve(null),
    listActivity: () => Promise.resolve([]),
    exportData: () =>
      Promise.resolve({
        exportedAt: ADA.createdAt,
        account: { ...ADA, locale: 'en', confirmedAt: ADA.createdAt },
        sessions: [],
        activity: [],
        knownDevices: [],
        mails: [],
      }),
    proveIdentity: () => Promise.resolve(null),
    deleteAccount: () => Promise.resolve(null),
    ...answers,
  }
  const record = (name: string, operation: (input: never) => Promise<unknown>) => async (input: never) => {
    calls.push({ name, input })
    const answer = await operation(input)
    if (name === 'login') loggedIn = ADA
    else if (name === 'logout') loggedIn = null
    else if (typeof answer === 'object' && answer !== null && 'user' in answer) loggedIn = ADA
    return answer
  }
  const api = Object.fromEntries(Object.entries(all).map(([name, operation]) => [name, record(name, operation)])) as unknown as Api
  return { api, calls, callsOf: (name) => calls.filter((call) => call.name === name).map(({ input }) => input) }
}
