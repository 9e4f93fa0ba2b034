import { expect, test } from 'vitest'
import { prepareCalls, type ProcedureName } from '../testing/prepare-calls.ts'
import { startTestServer } from '../testing/start-test-server.ts'

/** Where a password is chosen. */
const CHOOSING: readonly (readonly [ProcedureName, string])[] = [
  ['signup', 'password'],
  ['resetPassword', 'password'],
  ['changePassword', 'newPassword'],
]
/** Everywhere that a password is taken. */
const TAKING: readonly (readonly [ProcedureName, string])[] = [
  ...CHOOSING,
  ['login', 'password'],
  ['confirmEmail', 'password'],
  ['changePassword', 'currentPassword'],
  ['requestEmailChange', 'password'],
  ['proveIdentity', 'password'],
  ['deleteAccount', 'password'],
]

async function prepare(name: ProcedureName, field: string, env: Record<string, string> = {}) {
  const server = await startTestServer({ env: { SITE_NAME: 'Harbourmaster', ...env } })
  const { cookie, inputs } = await prepareCalls(server)
  const ask = async (password: string) => {
    const response = await server.call(name, { ...inputs[name], [field]: password }, { cookie })
    const { error } = (await response.json()) as { error?: { data: { auth: { fieldErrors?: Record<string, string> } } } }
    return [response.status, error?.data.auth.fieldErrors?.[field]]
  }
  return { server, ask, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test.each(CHOOSING)(
  '%s refuses a %s that is too short, common or like the account, with the reason, and takes any other of the same length (PW-1, PW-4, PW-5)',
  async (name, field) => {
    await using subject = await prepare(name, field, { PASSWORD_MIN_LENGTH: '15' })
    const { ask } = subject
    expect(await ask('x7 wharf lanter')).not.toEqual([400, 'password_too_short'])
    await using other = await prepare(name, field, { PASSWORD_MIN_LENGTH: '15' })
    expect(await other.ask('x7 wharf lante')).toEqual([400, 'password_too_short'])
    expect(await other.ask('🦉'.repeat(14))).toEqual([400, 'password_too_short'])
    for (const common of ['passwordpassword', '123456789012345', 'qwertyuiopasdfg'])
      expect(await other.ask(common)).toEqual([400, 'password_common'])
    expect(await other.ask('Harbourmaster 2026!')).toEqual([400, 'password_like_account'])
    const own = name === 'signup' ? 'cyd@x.test cyd@x.test' : 'ada@x.test ada@x.test'
    expect(await other.ask(own)).toEqual([400, 'password_like_account'])
    expect(await other.ask('🦉🦊🐝🐢🦋🐙🦀🐳🦔🦇🐺🦒🐘🦓🦛')).toEqual([200, undefined])
  },
)

test('how long a password has to be is told with every one that is too short, also where the schema was first to see it (PW-1)', async () => {
  await using server = await startTestServer({ env: { PASSWORD_MIN_LENGTH: '15' } })
  for (const password of ['short', 'x7 wharf lante']) {
    const response = await server.call('signup', { email: 'cyd@x.test', password })
    expect(await response.json()).toMatchObject({
      error: { data: { auth: { fieldErrors: { password: 'password_too_short' }, params: { minLength: 15 } } } },
    })
  }
})

test.each(TAKING)(
  '%s refuses a %s of more than 1,024 bytes or with half a character before anything is counted or hashed (PW-3, RL-2)',
  async (name, field) => {
    await using subject = await prepare(name, field)
    const { server, ask } = subject
    const before = server.dump()
    for (const long of ['x'.repeat(1025), '王'.repeat(342), 'x'.repeat(15_000)]) expect(await ask(long)).toEqual([400, 'password_too_long'])
    for (const broken of ['a long password \ud800', '\udfff a long password']) expect(await ask(broken)).toEqual([400, 'password_invalid'])
    expect(server.dump()).toBe(before)
  },
)
