import type { procedures } from '@latchkey/shared/contract'
import { linkOf } from './read-mail.ts'
import { waitFor } from './spawn-server.ts'
import { cookiesOf, type startTestServer } from './start-test-server.ts'

/** One in this process, or one of its own. */
type TestServer = Pick<Awaited<ReturnType<typeof startTestServer>>, 'call' | 'mailsTo' | 'url'>
export type ProcedureName = keyof typeof procedures

const password = 'a fine long password'
const ada = 'ada@x.test'
const bea = 'bea@x.test'
const MAIL_WITHIN_MS = 20_000

/**
 * A browser that is logged in as Ada and has signed Bea up, and for every operation of the contract an input with which it would succeed there: so whoever is refused
 * is refused for the reason that a test is about. A new operation does not compile until it has one.
 */
export async function prepareCalls(server: TestServer) {
  const signup = await server.call('signup', { email: ada, password, name: 'Ada' })
  const linkFor = async (email: string, purpose: string) => {
    const find = async () => (await server.mailsTo(email)).find((mail) => mail.purpose === purpose)
    await waitFor(async () => (await find()) !== undefined, MAIL_WITHIN_MS)
    return linkOf(await find())
  }
  const { key } = await linkFor(ada, 'confirm')
  const session = cookiesOf(await server.call('confirmEmail', { email: ada, key }, { cookie: cookiesOf(signup) }))
  await server.call('login', { identifier: ada, password })
  await server.call('requestEmailChange', { email: 'ada.new@x.test', password }, { cookie: session })
  await server.call('requestPasswordReset', { email: ada })
  const beaSignup = await server.call('signup', { email: bea, password, name: 'Bea' })
  const [change, undo, reset] = [
    await linkFor('ada.new@x.test', 'email_change'),
    await linkFor(ada, 'email_change_notice'),
    await linkFor(ada, 'reset'),
  ]
  const confirm = await linkFor(bea, 'confirm')
  const listed = await fetch(`${server.url}/trpc/auth.listSessions`, { headers: { cookie: session } })
  const { result } = (await listed.json()) as { result: { data: { id: string; current: boolean }[] } }
  const other = result.data.find(({ current }) => !current)?.id ?? ''
  const pick = (link: { email: string; key: string }) => ({ email: link.email, key: link.key })
  const inputs = {
    settings: undefined,
    currentUser: undefined,
    signup: { email: 'cyd@x.test', password, name: 'Cyd', username: 'cyd-one', profile: {} },
    checkSignup: { email: bea },
    login: { identifier: ada, password, remember: true },
    logout: { everywhere: true },
    resendConfirmation: { email: bea },
    confirmEmail: { ...pick(confirm), password },
    requestPasswordReset: { email: ada },
    checkPasswordResetKey: pick(reset),
    resetPassword: { ...pick(reset), password: 'another fine password' },
    changePassword: { currentPassword: password, newPassword: 'another fine password' },
    changeName: { name: 'Countess' },
    changeUsername: { username: 'countess' },
    updateProfile: { profile: {} },
    requestEmailChange: { email: 'ada.other@x.test', password },
    confirmEmailChange: pick(change),
    cancelEmailChange: undefined,
    resendEmailChange: undefined,
    undoSecurityChange: pick(undo),
    listSessions: undefined,
    revokeSession: { id: other },
    revokeOtherSessions: undefined,
    listActivity: undefined,
    exportData: undefined,
    proveIdentity: { password },
    deleteAccount: { password, confirmation: 'delete' },
  } satisfies Record<ProcedureName, Record<string, unknown> | undefined>
  return { cookie: `${session}; ${cookiesOf(beaSignup)}`, inputs: inputs as Record<ProcedureName, Record<string, unknown> | undefined> }
}
