import type { AuthErrorDetails } from '@latchkey/shared'
import { expect, test } from 'vitest'
import type { LatchkeyOptions, PasswordOwner } from '../index.ts'
import { linkOf } from '../testing/read-mail.ts'
import { startHost } from '../testing/test-host.ts'
import { refusalOf } from '../testing/test-services.ts'

type Rule = NonNullable<LatchkeyOptions['passwordRule']>

// The rule of docs/guides/own-server.md.
const passwordRule: Rule = (password) => (/\p{L}/u.test(password) && /\p{Nd}/u.test(password) ? undefined : 'password_invalid')

const ADA = { email: 'ada@x.test', name: 'Ada' }
const WORDS = 'only letters in here'
const MIXED = 'letters and 4071 too'

async function start(rule: Rule = passwordRule) {
  const host = await startHost({ passwordRule: rule })
  const call = async (name: string, input: unknown, cookie = '') => {
    const response = await host.post(`/trpc/auth.${name}`, input, cookie)
    const { error } = (await response.json()) as { error?: { data: { auth: { code: string } & AuthErrorDetails } } }
    return error ? (error.data.auth.fieldErrors ?? { code: error.data.auth.code, status: response.status }) : response.status
  }
  return { host, call, [Symbol.asyncDispose]: () => host[Symbol.asyncDispose]() }
}

test('a rule of the developer’s own is asked wherever somebody chooses a password (S5-83)', async () => {
  await using started = await start()
  const { host, call } = started
  const { operators, mailsTo } = host.latchkey
  expect(await call('signup', { ...ADA, password: WORDS })).toEqual({ password: 'password_invalid' })
  expect(await call('signup', { ...ADA, password: MIXED })).toBe(200)

  expect(await refusalOf(operators.createUser({ ...ADA, password: WORDS }))).toEqual({ password: 'password_invalid' })
  const user = await operators.createUser({ ...ADA, password: MIXED })
  expect(await refusalOf(operators.setPassword(user.id, WORDS))).toEqual({ password: 'password_invalid' })

  const cookie = await host.latchkey.cookieOf(user, MIXED)
  expect(await call('changePassword', { currentPassword: MIXED, newPassword: WORDS }, cookie)).toEqual({ newPassword: 'password_invalid' })
  expect(await call('changePassword', { currentPassword: MIXED, newPassword: `${MIXED}!` }, cookie)).toBe(200)

  await call('requestPasswordReset', { email: ADA.email })
  await operators.inviteUser({ email: 'bob@x.test' })
  for (const email of [ADA.email, 'bob@x.test']) {
    const { key } = (await mailsTo(email)).map((mail) => linkOf(mail)).find(({ purpose }) => purpose === 'reset') ?? {}
    expect(await call('resetPassword', { email, key, password: WORDS })).toEqual({ password: 'password_invalid' })
    expect(await call('resetPassword', { email, key, password: MIXED })).toBe(200)
  }
})

test('the rule sees the password as it is hashed, and what a stranger knows of its owner', async () => {
  const seen: [string, PasswordOwner][] = []
  await using started = await start((...asked) => void seen.push(asked))
  const { host, call } = started
  await call('signup', { ...ADA, password: 'cafe\u0301 and much more' })
  await call('signup', { ...ADA, password: 'short' })
  await call('signup', { ...ADA, password: 'passwordpassword' })
  const owner = { email: ADA.email, name: 'Ada', username: null }
  expect(seen).toEqual([['caf\u00e9 and much more', owner]])
  await host.latchkey.operators.createUser({ ...ADA, username: 'ada-l', password: MIXED })
  expect(seen[1]).toEqual([MIXED, { ...owner, username: 'ada-l' }])
})

test('its refusal tells nothing about who has an account: it is asked with what was typed, before anything is looked up (EN-1)', async () => {
  const seen: unknown[] = []
  await using started = await start((_password, owner) => {
    seen.push({ ...owner, email: '' })
    return 'password_common'
  })
  const { host, call } = started
  const unknown = await call('signup', { email: 'bob@x.test', name: 'Somebody', password: MIXED })
  await host.latchkey.operators.inviteUser({ email: ADA.email, name: 'Ada' })
  expect(await call('signup', { ...ADA, name: 'Somebody', password: MIXED })).toEqual(unknown)
  expect(seen).toEqual([
    { email: '', name: 'Somebody', username: null },
    { email: '', name: 'Somebody', username: null },
  ])
})

test.each([
  [
    'throws',
    () => {
      throw new TypeError('a bug')
    },
  ],
  ['is async', (async () => undefined) as unknown as () => undefined],
  ['makes up a code', (() => 'too_boring') as unknown as () => undefined],
])('a rule that %s is a bug of the application: internal, and nothing is stored (IN-5)', async (_, rule) => {
  await using started = await start(rule)
  const { host, call } = started
  expect(await call('signup', { ...ADA, password: MIXED })).toEqual({ code: 'internal', status: 500 })
  expect(await host.latchkey.operators.findUser(ADA.email)).toBeNull()
})

test('the users of the testing kit have a password that most rules accept', async () => {
  await using started = await start((password) =>
    [/[a-z]/, /[A-Z]/, /\d/, /[^\w\s]/].every((kind) => kind.test(password)) ? undefined : 'password_invalid',
  )
  expect(await started.host.latchkey.createUser()).toMatchObject({ confirmed: true })
})
