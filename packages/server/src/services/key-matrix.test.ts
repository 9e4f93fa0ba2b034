import { AuthError } from '@latchkey/shared'
import { procedures } from '@latchkey/shared/contract'
import { describe, expect, test } from 'vitest'
import type { Account } from '../domain/account.ts'
import { logInAs, PASSWORD } from '../testing/log-in-as.ts'
import { codeOf, linkOf } from '../testing/read-mail.ts'
import { MINUTE_MS } from '../testing/test-clock.ts'
import { createTestOperators, type TestOperators } from '../testing/test-operators.ts'
import { refusalOf, type TestServices } from '../testing/test-services.ts'
import type { Caller } from './caller.ts'

const fresh = 'a brand new lamp'

let sources = 0

/** A browser that nobody knows, from a source of its own, so that only the key decides. */
function stranger(app: TestServices): Caller {
  sources += 1
  return { ...app.browser().caller(), source: `192.0.${Math.floor(sources / 250)}.${sources % 250}` }
}

/** Everything that takes what was mailed. */
const DOORS = {
  confirm: (app: TestServices, email: string, key: string) => app.services.confirmEmail({ email, key, password: PASSWORD }, stranger(app)),
  check: async (app: TestServices, email: string, key: string) => {
    const answer = await app.services.checkPasswordResetKey({ email, key }, stranger(app))
    if (!answer.valid) throw new AuthError(answer.reason ?? 'internal')
  },
  reset: (app: TestServices, email: string, key: string) => app.services.resetPassword({ email, key, password: fresh }, stranger(app)),
  change: (app: TestServices, email: string, key: string) => app.services.confirmEmailChange({ email, key }, stranger(app)),
  undo: (app: TestServices, email: string, key: string) => app.services.undoSecurityChange({ email, key }, stranger(app)),
} as const
type Door = keyof typeof DOORS

/** A key, with the one mailbox and the doors that it is for. */
interface Mailed {
  readonly email: string
  readonly key: string
  readonly opens: readonly Door[]
}

/** Two owners with a change, its undo and a reset under way, two who wait for their confirmation, and one who is invited. */
async function prepare(app: TestOperators): Promise<readonly Mailed[]> {
  const keyFor = async (email: string, purpose: string) => linkOf((await app.mailsTo(email)).find((mail) => mail.purpose === purpose)).key
  const keys: Mailed[] = []
  for (const name of ['ada', 'bea']) {
    const [email, next] = [`${name}@x.test`, `${name}.new@x.test`]
    const browser = await logInAs(app, email)
    await app.services.requestEmailChange({ email: next, password: PASSWORD }, browser.caller())
    await browser.forgot(email)
    keys.push({ email: next, key: await keyFor(next, 'email_change'), opens: ['change'] })
    keys.push({ email, key: await keyFor(email, 'email_change_notice'), opens: ['undo'] })
    keys.push({ email, key: await keyFor(email, 'reset'), opens: ['check', 'reset'] })
  }
  for (const email of ['cyd@x.test', 'dee@x.test']) {
    await app.browser().signUp({ email, password: PASSWORD, name: 'Cyd' })
    keys.push({ email, key: await keyFor(email, 'confirm'), opens: ['confirm'] })
  }
  await app.operators.inviteUser({ email: 'eve@x.test', name: 'Eve', locale: undefined })
  keys.push({ email: 'eve@x.test', key: await keyFor('eve@x.test', 'invited'), opens: ['check', 'reset'] })
  return keys
}

async function readAccounts(app: TestServices): Promise<readonly Account[]> {
  return (await app.store.search({ text: '', after: null, limit: 100 })).accounts
}

/** Every key at every door with every address: whole, without the account that it names, and under the names of others; but where it fits. */
function listMisuses(keys: readonly Mailed[], accountIds: readonly string[]) {
  const addresses = [...new Set(keys.map(({ email }) => email)), 'nobody@x.test']
  const doors = Object.keys(DOORS) as Door[]
  const spell = ({ key }: Mailed) => {
    const secret = key.split('.').at(-1) ?? ''
    return [...new Set([key, secret, ...accountIds.map((id) => `${id}.${secret}`)])]
  }
  return keys.flatMap((mailed) => {
    const tries = addresses.flatMap((email) => doors.flatMap((door) => spell(mailed).map((key) => ({ door, email, key }))))
    return tries.filter(({ door, email, key }) => !(key === mailed.key && email === mailed.email && mailed.opens.includes(door)))
  })
}

test('no key opens anything but its own door, for its own account and the address it was sent to (SU-6, RS-4, EC-3)', async () => {
  const app = createTestOperators()
  const keys = await prepare(app)
  const before = await readAccounts(app)
  const misuses = listMisuses(
    keys,
    before.map(({ id }) => id),
  )
  expect(misuses.length).toBeGreaterThan(1000)
  for (const { door, email, key } of misuses) {
    const answer = await refusalOf(DOORS[door](app, email, key))
    expect([door, email, key, answer]).toEqual([door, email, key, 'link_invalid'])
  }
  expect(await readAccounts(app)).toEqual(before)
})

test.each(['confirm', 'reset', 'change', 'undo'] as const)(
  'a key for %s opens it once, whoever comes second (SU-6, SU-7, RS-4)',
  async (door) => {
    const app = createTestOperators()
    const keys = await prepare(app)
    const fitting = keys.filter(({ opens }) => opens.includes(door))
    expect(fitting.length).toBeGreaterThanOrEqual(2)
    for (const { email, key } of fitting) {
      const [first, second] = await Promise.all([refusalOf(DOORS[door](app, email, key)), refusalOf(DOORS[door](app, email, key))])
      expect([first, second]).toContainEqual({ succeeded: expect.anything() })
      expect([first, second, await refusalOf(DOORS[door](app, email, key))].filter((answer) => answer === 'link_used')).toHaveLength(2)
    }
  },
)

test('the six digits of one mail are worth nothing for another account or purpose, and are used up with their link (SU-6, SU-7)', async () => {
  const app = createTestOperators()
  await prepare(app)
  const codes = new Map<string, string>()
  for (const [email, purpose] of [
    ['ada@x.test', 'reset'],
    ['bea@x.test', 'reset'],
    ['cyd@x.test', 'confirm'],
    ['dee@x.test', 'confirm'],
  ] as const)
    codes.set(email, codeOf((await app.mailsTo(email)).find((mail) => mail.purpose === purpose)))
  const confirm = (email: string, code: string) => refusalOf(app.services.confirmEmail({ email, code, password: PASSWORD }, stranger(app)))
  const reset = (email: string, code: string) => refusalOf(app.services.resetPassword({ email, code, password: fresh }, stranger(app)))
  const isForReset = (email: string) => ['ada@x.test', 'bea@x.test'].includes(email)
  const misuses = [...codes].flatMap(([owner, code]) =>
    [...codes.keys()].flatMap((email) => [
      ...(email !== owner || isForReset(owner) ? [confirm(email, code)] : []),
      ...(email !== owner || !isForReset(owner) ? [reset(email, code)] : []),
    ]),
  )
  expect(new Set(await Promise.all(misuses))).toEqual(new Set(['code_wrong']))
  expect(await confirm('cyd@x.test', codes.get('cyd@x.test') ?? '')).toMatchObject({ succeeded: { status: 'logged_in' } })
  expect(await reset('ada@x.test', codes.get('ada@x.test') ?? '')).toMatchObject({ succeeded: { status: 'logged_in' } })
  const keyOf = async (email: string, purpose: string) => linkOf((await app.mailsTo(email)).find((mail) => mail.purpose === purpose)).key
  expect(await refusalOf(DOORS.confirm(app, 'cyd@x.test', await keyOf('cyd@x.test', 'confirm')))).toBe('link_used')
  expect(await refusalOf(DOORS.reset(app, 'ada@x.test', await keyOf('ada@x.test', 'reset')))).toBe('link_used')
})

/** What becomes of the other mails of an owner when one thing has been done. */
type Act = (given: {
  readonly app: TestOperators
  readonly browser: Awaited<ReturnType<typeof logInAs>>
  readonly open: (door: Door) => Promise<unknown>
}) => Promise<unknown>
const ACTS: [string, Act, Partial<Record<Door, string>>][] = [
  ['the reset', ({ open }) => open('reset'), { reset: 'link_used', change: 'link_used', undo: 'link_used' }],
  ['the change', ({ open }) => open('change'), { reset: 'link_invalid', change: 'link_used' }],
  ['the undo', ({ open }) => open('undo'), { reset: 'link_used', change: 'link_used', undo: 'link_used' }],
  [
    'a changed password',
    ({ app, browser }) => app.services.changePassword({ currentPassword: PASSWORD, newPassword: fresh }, browser.caller()),
    { reset: 'link_used', change: 'link_used' },
  ],
  ['a logout everywhere', ({ browser }) => browser.logOut({ everywhere: true }), { change: 'link_used' }],
  ['a cancelled change', ({ app, browser }) => app.services.cancelEmailChange(browser.caller()), { change: 'link_used' }],
  ['disabling', ({ app }) => app.operators.disableUser('ada@x.test'), { reset: 'link_used', change: 'link_used', undo: 'link_used' }],
  [
    'a password set by an operator',
    ({ app }) => app.operators.setPassword('ada@x.test', fresh),
    { reset: 'link_used', change: 'link_used', undo: 'link_used' },
  ],
  [
    'deleting',
    ({ app, browser }) => app.services.deleteAccount({ password: PASSWORD, confirmation: 'delete' }, browser.caller()),
    { reset: 'link_invalid', change: 'link_invalid', undo: 'link_invalid' },
  ],
]

describe.each(ACTS)('after %s', (_, act, ended) => {
  test('exactly the mails that it makes worthless are dead, each says why, and nobody else’s (SU-7, EC-3, RS-5)', async () => {
    const app = createTestOperators()
    const keys = await prepare(app)
    app.clock.advance(MINUTE_MS)
    const browser = await logInAs(app, 'ada@x.test')
    const open = async (door: Door, name = 'ada') => {
      const mailed = keys.find(({ email, opens }) => email.startsWith(name) && opens.includes(door))
      return await refusalOf(DOORS[door](app, mailed?.email ?? '', mailed?.key ?? ''))
    }
    await act({ app, browser, open })
    const afterwards = await readAccounts(app)
    for (const [door, code] of Object.entries(ended)) expect([door, await open(door as Door)]).toEqual([door, code])
    expect(await readAccounts(app)).toEqual(afterwards)
    expect(await open('check', 'bea')).toHaveProperty('succeeded')
    const others = (['change', 'undo'] as const).filter((door) => !(door in ended))
    for (const door of others) expect(await open(door)).toHaveProperty('succeeded')
    for (const door of ['change', 'undo'] as const) expect(await open(door, 'bea')).toHaveProperty('succeeded')
  })
})

test('the only operation that takes an id is the one that ends a session, whose owner it checks (SE-6)', () => {
  const takesId = (name: keyof typeof procedures) => /[{,]"(?:id|\w+Id)":/.test(JSON.stringify(procedures[name].input))
  expect((Object.keys(procedures) as (keyof typeof procedures)[]).filter(takesId)).toEqual(['revokeSession'])
})
