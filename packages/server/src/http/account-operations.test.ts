import { procedures } from '@latchkey/shared/contract'
import { describe, expect, test } from 'vitest'
import { PASSWORD } from '../testing/log-in-as.ts'
import { linkOf } from '../testing/read-mail.ts'
import { cookiesOf, startTestServer } from '../testing/start-test-server.ts'

type TestServer = Awaited<ReturnType<typeof startTestServer>>

/** What each operation that needs a session takes. Those with a mailed key prove themselves by it. */
const INPUTS = {
  changePassword: { currentPassword: PASSWORD, newPassword: 'a brand new lamp' },
  changeName: { name: 'Mallory' },
  changeUsername: { username: 'mallory' },
  updateProfile: { profile: {} },
  requestEmailChange: { email: 'mallory@x.test', password: PASSWORD },
  cancelEmailChange: undefined,
  resendEmailChange: undefined,
  listSessions: undefined,
  revokeSession: { id: 'any' },
  revokeOtherSessions: undefined,
  listActivity: undefined,
  exportData: undefined,
  proveIdentity: { password: PASSWORD },
  deleteAccount: { password: PASSWORD, confirmation: 'delete' },
} as const
type Name = keyof typeof INPUTS
const NAMES = Object.keys(INPUTS) as Name[]

async function logIn(server: TestServer, email: string): Promise<string> {
  if (!(await server.store.byEmail(email))) await server.services.createUser({ email, password: PASSWORD, name: email, username: null })
  return cookiesOf(await server.call('login', { identifier: email, password: PASSWORD }))
}

async function ask(server: TestServer, name: Name, cookie: string): Promise<{ status: number; text: string; cookies: string }> {
  const isQuery = procedures[name].kind === 'query'
  const response = isQuery
    ? await fetch(`${server.url}/trpc/auth.${name}`, { headers: { cookie } })
    : await server.call(name, INPUTS[name], { cookie })
  return { status: response.status, text: await response.text(), cookies: cookiesOf(response) }
}

describe('the operations of an account', () => {
  test.each(NAMES)('%s refuses guests, ended sessions and made-up ones, and changes nothing (SE-4, SE-6)', async (name) => {
    await using server = await startTestServer()
    const ended = await logIn(server, 'ada@x.test')
    await server.call('logout', {}, { cookie: ended })
    const { id } = await server.account('ada@x.test')
    const before = await server.account('ada@x.test')
    for (const cookie of ['', ended, `__Host-latchkey=${id}.${'A'.repeat(43)}`, `${ended}; ${ended}`]) {
      const { status, text, cookies } = await ask(server, name, cookie)
      expect([status, text.includes('"login_required"'), cookies]).toEqual([401, true, ''])
    }
    expect(await server.account('ada@x.test')).toEqual(before)
  })

  test.each(NAMES)('%s with one account’s session leaves another’s as it was and shows nothing of it (SE-6, PR-2)', async (name) => {
    await using server = await startTestServer()
    await logIn(server, 'grace@x.test')
    const before = await server.account('grace@x.test')
    const { text } = await ask(server, name, await logIn(server, 'ada@x.test'))
    expect(text).not.toMatch(/grace/)
    expect(await server.account('grace@x.test')).toEqual(before)
  })

  test('there is no other that needs a session and is not in this list', () => {
    const known = new Set<string>([...NAMES, 'confirmEmailChange', 'undoSecurityChange'])
    const open = ['settings', 'currentUser', 'signup', 'checkSignup', 'login', 'logout', 'resendConfirmation', 'confirmEmail']
    const resets = ['requestPasswordReset', 'checkPasswordResetKey', 'resetPassword']
    expect(Object.keys(procedures).filter((name) => !known.has(name) && ![...open, ...resets].includes(name))).toEqual([])
  })

  test('no answer holds anything secret (PR-2, S2-45)', async () => {
    await using server = await startTestServer()
    const cookie = await logIn(server, 'ada@x.test')
    for (const name of ['listSessions', 'listActivity', 'exportData'] as const) {
      const { status, text } = await ask(server, name, cookie)
      expect([status, /hash|secret|salt/i.test(text), text.includes(cookie.split('.')[1] ?? 'missing')]).toEqual([200, false, false])
    }
  })
})

describe('the cookie', () => {
  test('changes with the password, and the one before is worth nothing (PW-7, SE-2)', async () => {
    await using server = await startTestServer()
    const before = await logIn(server, 'ada@x.test')
    const response = await server.call('changePassword', INPUTS.changePassword, { cookie: before })
    expect(await response.json()).toEqual({ result: { data: null } })
    const [header = ''] = response.headers.getSetCookie()
    expect(header).toMatch(/^__Host-latchkey=[\w-]{22}\.[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
    expect(cookiesOf(response)).not.toBe(before)
    expect((await ask(server, 'listSessions', before)).status).toBe(401)
    expect((await ask(server, 'listSessions', cookiesOf(response))).status).toBe(200)
  })

  test('goes with the account, and so does its picture (S5-87, UX-52)', async () => {
    await using server = await startTestServer()
    const cookie = await logIn(server, 'ada@x.test')
    const { id } = await server.account('ada@x.test')
    expect((await fetch(`${server.url}/avatars/${id}.svg`)).status).toBe(200)
    const response = await server.call('deleteAccount', INPUTS.deleteAccount, { cookie })
    expect([response.status, response.headers.getSetCookie()[0]]).toEqual([200, expect.stringMatching(/^__Host-latchkey=; .*Max-Age=0$/)])
    expect((await fetch(`${server.url}/avatars/${id}.svg`)).status).toBe(404)
  })

  test('goes when its own session is ended from the list', async () => {
    await using server = await startTestServer()
    const cookie = await logIn(server, 'ada@x.test')
    const [own] = (await server.account('ada@x.test')).sessions
    const response = await server.call('revokeSession', { id: own?.id }, { cookie })
    expect(response.headers.getSetCookie()[0]).toMatch(/Max-Age=0$/)
  })
})

test('a changed address and its undo work from any browser by their links alone (EC-1, UX-50)', async () => {
  await using server = await startTestServer()
  const cookie = await logIn(server, 'ada@x.test')
  const asked = await server.call('requestEmailChange', { email: 'new@x.test', password: PASSWORD }, { cookie })
  expect(await asked.json()).toMatchObject({ result: { data: { email: 'ada@x.test', pendingEmail: 'new@x.test' } } })
  const { email, key } = linkOf((await server.mailsTo('new@x.test'))[0])
  const changed = await server.call('confirmEmailChange', { email, key })
  expect([await changed.json(), changed.headers.getSetCookie()]).toEqual([{ result: { data: { status: 'changed' } } }, []])
  const undo = linkOf((await server.mailsTo('ada@x.test'))[0])
  const undone = await server.call('undoSecurityChange', { email: undo.email, key: undo.key })
  expect(await undone.json()).toEqual({ result: { data: { status: 'restored' } } })
  expect((await ask(server, 'listSessions', cookie)).status).toBe(401)
})
