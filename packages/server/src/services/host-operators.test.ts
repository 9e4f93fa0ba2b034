import { randomBytes } from 'node:crypto'
import type { Response as ExpressResponse } from 'express'
import { describe, expect, test } from 'vitest'
import { StoreUnavailable } from '../ports/account-store.ts'
import type { Latchkey } from '../index.ts'
import { cookiesOf } from '../testing/start-test-server.ts'
import { startHost } from '../testing/test-host.ts'
import { createTestOperators } from '../testing/test-operators.ts'
import { refusalOf } from '../testing/test-services.ts'
import { createHostOperators } from './host-operators.ts'

const ADA = { email: 'ada@x.test', name: 'Ada', password: 'a fine long password' }

/** What an application has, over services whose mails somebody counts. */
function createCounted(env: Record<string, string> = {}) {
  const app = createTestOperators({ env })
  let queued = 0
  return { app, operators: createHostOperators(app.operators, () => (queued += 1)), queued: () => queued }
}

test('an application finds accounts by address, user name or id, and sees how they stand', async () => {
  await using host = await startHost()
  const { operators } = host.latchkey
  const { id } = await operators.createUser({ ...ADA, username: 'ada-l' })
  const found = { id, email: ADA.email, username: 'ada-l', state: 'active', roles: [], hasPassword: true, disabledAt: null }
  for (const who of [id, 'ADA@x.test', 'Ada-L']) expect(await operators.findUser(who)).toMatchObject(found)
  for (const who of ['nobody@x.test', 'nobody', '']) expect(await operators.findUser(who)).toBeNull()
  expect(await operators.listUsers({ text: 'ada', after: null, limit: 9 })).toMatchObject({ users: [found], next: null })
})

test('what it changes holds at the next call of every browser (S5-81, S2-46)', async () => {
  await using host = await startHost()
  const { operators, cookieOf } = host.latchkey
  const ada = await operators.createUser(ADA)
  const cookie = await cookieOf(ada, ADA.password)
  const adminPage = async () => (await fetch(`${host.url}/admin`, { headers: { cookie } })).status
  expect(await adminPage()).toBe(403)
  expect(await operators.setRoles(ADA.email, ['admin'])).toMatchObject({ roles: ['admin'] })
  expect(await adminPage()).toBe(200)
  expect(await operators.disableUser(ada.id)).toMatchObject({ state: 'disabled' })
  expect(await adminPage()).toBe(401)
  expect(await operators.enableUser(ada.id)).toMatchObject({ state: 'active' })
  await operators.setPassword(ada.id, 'quite another password')
  await expect(cookieOf(ada, ADA.password)).rejects.toMatchObject({ code: 'credentials_wrong' })
  expect(await cookieOf(ada, 'quite another password')).toBeTruthy()
  expect(await operators.deleteUser(ada.id)).toMatchObject({ email: ADA.email })
  expect(await operators.findUser(ada.id)).toBeNull()
})

test('who waits for approval is let in and told so (S2-46)', async () => {
  await using host = await startHost({ signupOpen: 'approval', confirmation: 'off', accountPrivacy: 'friendly' })
  const signedUp = await host.post('/trpc/auth.signup', ADA)
  expect(await signedUp.json()).toMatchObject({ result: { data: { status: 'awaiting_approval' } } })
  const { operators, mailsTo } = host.latchkey
  expect(await operators.findUser(ADA.email)).toMatchObject({ state: 'awaiting_approval', approvedAt: null })
  await operators.approveUser(ADA.email)
  expect((await mailsTo(ADA.email))[0]?.text).toContain('/#?open=login')
})

test('what it mails is on its way at once, and not when somebody looks next', async () => {
  const { operators, queued } = createCounted({ SIGNUP_OPEN: 'approval' })
  await operators.createUser(ADA)
  expect(queued()).toBe(0)
  await operators.setPassword(ADA.email, 'quite another password')
  await operators.inviteUser({ email: 'bob@x.test' })
  await operators.approveUser('bob@x.test')
  expect(queued()).toBe(3)
  await expect(operators.approveUser('nobody@x.test')).rejects.toThrow('not_found')
  expect(queued()).toBe(3)
})

describe('what an application gets wrong', () => {
  test('is refused by field, as a form is', async () => {
    const { operators } = createCounted()
    const all = { email: 'nonsense', name: ' ', username: 'x', password: '' }
    expect(await refusalOf(operators.createUser(all))).toEqual({
      email: 'email_invalid',
      name: 'name_required',
      username: 'username_too_short',
      password: 'required',
    })
    await operators.createUser({ ...ADA, email: ' Ada@x.test ' })
    expect(await refusalOf(operators.createUser(ADA))).toEqual({ email: 'email_taken' })
    expect(await refusalOf(operators.createUser({ ...ADA, password: 'short' }))).toEqual({ password: 'password_too_short' })
    expect(await refusalOf(operators.setPassword(ADA.email, 'x'.repeat(1025)))).toEqual({ password: 'password_too_long' })
    expect(await refusalOf(operators.inviteUser({ email: 'nonsense', name: ' ' }))).toEqual({
      email: 'email_invalid',
      name: 'name_required',
    })
    expect(await refusalOf(operators.setRoles(ADA.email, ['No Role']))).toEqual({ roles: 'invalid' })
  })

  test('is not_found where there is nobody, and unavailable while the database is', async () => {
    const { app, operators } = createCounted()
    for (const name of ['approveUser', 'disableUser', 'enableUser', 'deleteUser'] as const)
      expect(await refusalOf(operators[name]('nobody@x.test'))).toBe('not_found')
    const findUser = () => Promise.reject(new StoreUnavailable('away'))
    expect(await refusalOf(createHostOperators({ ...app.operators, findUser }, () => {}).findUser('ada'))).toBe('unavailable')
  })
})

describe('an application that recognises people by itself', () => {
  // The code of docs/guides/own-server.md, word for word.
  async function logInBySso(latchkey: Latchkey, response: ExpressResponse, { email, name }: { email: string; name: string }) {
    const { operators } = latchkey
    const found = await operators.findUser(email)
    // An account that nobody has confirmed may be a stranger's sign-up, with a password that the stranger knows: a new one takes its place.
    const user = found?.confirmedAt
      ? found
      : await operators.createUser({ email, name, password: `Aa1-${randomBytes(24).toString('base64url')}` })
    return await latchkey.loginAs(response, user.id)
  }

  async function startSso(options: Parameters<typeof startHost>[0] = {}) {
    const host = await startHost(options)
    host.use('/sso', async (_request, response) => {
      response.json(
        await logInBySso(host.latchkey, response, ADA).catch((error: unknown) => ({ refused: (error as { code: string }).code })),
      )
    })
    const sso = async () => {
      const response = await fetch(`${host.url}/sso`)
      return { answer: (await response.json()) as { id?: string }, cookie: cookiesOf(response) }
    }
    return { host, sso, [Symbol.asyncDispose]: () => host[Symbol.asyncDispose]() }
  }

  test('logs them in, and makes them an account the first time', async () => {
    await using started = await startSso()
    const { host, sso } = started
    const first = await sso()
    const second = await sso()
    expect(first.answer).toMatchObject({ email: ADA.email, confirmed: true })
    expect(second.answer.id).toBe(first.answer.id)
    const whoAmI = await fetch(`${host.url}/whoami`, { headers: { cookie: second.cookie } })
    expect(await whoAmI.json()).toEqual({ email: ADA.email })
    await host.latchkey.operators.disableUser(ADA.email)
    expect((await sso()).answer).toEqual({ refused: 'account_disabled' })
  })

  test('never logs them in to what a stranger has signed up for with their address', async () => {
    await using started = await startSso({ confirmation: 'limited', accountPrivacy: 'friendly' })
    const { host, sso } = started
    await host.post('/trpc/auth.signup', ADA)
    expect((await sso()).answer).toEqual({ refused: 'invalid_input' })
    await using strict = await startSso()
    await strict.host.post('/trpc/auth.signup', ADA)
    expect((await strict.sso()).answer).toMatchObject({ confirmed: true })
    const stranger = await strict.host.post('/trpc/auth.login', { identifier: ADA.email, password: ADA.password })
    expect(stranger.status).toBe(401)
  })
})
