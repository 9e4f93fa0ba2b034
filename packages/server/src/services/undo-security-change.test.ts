import { describe, expect, test } from 'vitest'
import { logInAs, PASSWORD } from '../testing/log-in-as.ts'
import { linkOf } from '../testing/read-mail.ts'
import { DAY_MS, MINUTE_MS } from '../testing/test-clock.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'

const email = 'ada@x.test'
const evil = 'mallory@x.test'

/** Somebody who knows the password moves the account to their own address. Returns the undo link that the owner got. */
async function stolen(app: TestServices) {
  const thief = await logInAs(app)
  await app.services.requestEmailChange({ email: evil, password: PASSWORD }, thief.caller())
  await app.services.confirmEmailChange(linkOf((await app.mailsTo(evil))[0]), thief.caller())
  const [changed, notice] = await app.mailsTo(email)
  return { thief, undo: linkOf(changed), earlier: linkOf(notice) }
}

describe('an undo link', () => {
  test('brings the address back, logs everybody out and forces a new password (RS-7, EC-1)', async () => {
    const app = createTestServices()
    const { thief, undo } = await stolen(app)
    expect(await app.services.undoSecurityChange(undo, app.browser().caller())).toEqual({ status: 'restored' })
    expect(await thief.currentUser()).toBeNull()
    expect(await refusalOf(thief.logIn({ identifier: email, password: PASSWORD }))).toBe('credentials_wrong')
    expect(await refusalOf(thief.logIn({ identifier: evil, password: PASSWORD }))).toBe('credentials_wrong')
    const [reset] = await app.mailsTo(email)
    expect(reset?.purpose).toBe('reset')
    const owner = app.browser()
    expect(await owner.reset({ ...linkOf(reset), password: 'a brand new lamp' })).toMatchObject({ status: 'logged_in', user: { email } })
    expect(await refusalOf(app.services.undoSecurityChange(undo, owner.caller()))).toBe('link_used')
  })

  test('of the notice sent before the change works too, before and after it', async () => {
    const after = createTestServices()
    expect(await after.services.undoSecurityChange((await stolen(after)).earlier, after.browser().caller())).toEqual({ status: 'restored' })
    const before = createTestServices()
    const thief = await logInAs(before)
    await before.services.requestEmailChange({ email: evil, password: PASSWORD }, thief.caller())
    const change = linkOf((await before.mailsTo(evil))[0])
    const undo = linkOf((await before.mailsTo(email))[0])
    expect(await before.services.undoSecurityChange(undo, before.browser().caller())).toEqual({ status: 'reset_required' })
    expect(await refusalOf(before.services.confirmEmailChange(change, thief.caller()))).toBe('link_used')
    expect(await thief.currentUser()).toBeNull()
  })

  test('of a changed password forces a reset and ends every session (PW-7)', async () => {
    const app = createTestServices()
    const thief = await logInAs(app)
    const { session } = await app.services.changePassword({ currentPassword: PASSWORD, newPassword: 'the thief knows' }, thief.caller())
    thief.cookies.sessionToken = session.token
    const undo = linkOf((await app.mailsTo(email))[0])
    expect(await app.services.undoSecurityChange(undo, app.browser().caller())).toEqual({ status: 'reset_required' })
    expect(await thief.currentUser()).toBeNull()
    expect(await refusalOf(thief.logIn({ identifier: email, password: 'the thief knows' }))).toBe('credentials_wrong')
    expect((await app.mailsTo(email))[0]?.purpose).toBe('reset')
  })

  test('stands in the notices of a reset and of a login after many wrong passwords too (RS-7)', async () => {
    const app = createTestServices()
    const thief = await logInAs(app)
    for (let time = 0; time < 5; time += 1) await refusalOf(thief.logIn({ identifier: email, password: 'wrong password' }))
    await thief.logIn({ identifier: email, password: PASSWORD })
    const login = (await app.mailsTo(email)).find(({ purpose }) => purpose === 'login_after_failures')
    expect(await app.services.undoSecurityChange(linkOf(login), app.browser().caller())).toEqual({ status: 'reset_required' })
    expect(await thief.currentUser()).toBeNull()
    await thief.reset({ ...linkOf((await app.mailsTo(email))[0]), password: 'the thief insists' })
    const done = (await app.mailsTo(email)).find(({ purpose }) => purpose === 'password_reset_done')
    expect(await app.services.undoSecurityChange(linkOf(done), app.browser().caller())).toEqual({ status: 'reset_required' })
    expect(await thief.currentUser()).toBeNull()
  })

  test('lives seven days', async () => {
    const app = createTestServices()
    const { undo } = await stolen(app)
    app.clock.advance(7 * DAY_MS)
    expect(await refusalOf(app.services.undoSecurityChange(undo, app.browser().caller()))).toBe('link_expired')
  })

  test.each([
    [
      'moving on, again and again',
      async (app: TestServices, thief: Thief) => {
        for (const to of ['m1@x.test', 'm2@x.test', 'm3@x.test', 'm4@x.test']) {
          app.clock.advance(MINUTE_MS)
          await app.services.requestEmailChange({ email: to, password: PASSWORD }, thief.caller())
          await app.services.confirmEmailChange(linkOf((await app.mailsTo(to))[0]), thief.caller())
        }
      },
    ],
    [
      'changing and resetting the password',
      async (app: TestServices, thief: Thief) => {
        app.clock.advance(MINUTE_MS)
        await app.services.changePassword({ currentPassword: PASSWORD, newPassword: 'the thief knows' }, thief.caller())
        await thief.forgot(evil)
        const reset = (await app.mailsTo(evil)).find(({ purpose }) => purpose === 'reset')
        await thief.reset({ ...linkOf(reset), password: 'the thief insists' })
      },
    ],
    [
      'undoing the change of a later address',
      async (app: TestServices, thief: Thief) => {
        app.clock.advance(MINUTE_MS)
        await app.services.requestEmailChange({ email: 'm1@x.test', password: PASSWORD }, thief.caller())
        await app.services.undoSecurityChange(linkOf((await app.mailsTo(evil))[0]), thief.caller())
      },
    ],
    [
      'signing up with the address that the owner had',
      async (_app: TestServices, thief: Thief) => {
        await thief.signUp({ email, password: 'the thief squats', name: 'Mallory' })
      },
    ],
  ] as const)('can not be taken from the owner by %s', async (_name, act) => {
    const app = createTestServices()
    const { thief, undo } = await stolen(app)
    await act(app, thief)
    expect(await app.services.undoSecurityChange(undo, app.browser().caller())).toEqual({ status: 'restored' })
    expect(await app.account(email)).toMatchObject({ email, password: null, sessions: [] })
  })
})

test.each(['limited', 'off'])(
  'a thief who signs up with the address that the owner had does not block the way back, also where that is an account at once (CONFIRMATION=%s)',
  async (confirmation) => {
    const app = createTestServices({ env: { CONFIRMATION: confirmation, ACCOUNT_PRIVACY: 'friendly' } })
    const { thief, undo } = await stolen(app)
    app.clock.advance(MINUTE_MS)
    await thief.signUp({ email, password: 'the thief squats', name: 'Mallory' })
    expect(await app.services.undoSecurityChange(undo, app.browser().caller())).toEqual({ status: 'restored' })
    expect(await app.account(email)).toMatchObject({ email, password: null, sessions: [] })
  },
)

test('whoever has proven the mailbox since keeps it', async () => {
  const app = createTestServices({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
  const { undo } = await stolen(app)
  app.clock.advance(MINUTE_MS)
  const next = app.browser()
  await next.signUp({ email, password: 'the next one here', name: 'Nora' })
  await next.confirm(linkOf((await app.mailsTo(email))[0]))
  expect(await refusalOf(app.services.undoSecurityChange(undo, app.browser().caller()))).toEqual({ email: 'email_taken' })
  expect(await app.account(email)).toMatchObject({ name: 'Nora' })
})

type Thief = Awaited<ReturnType<typeof logInAs>>

describe('a mail to the thief that still waits when the owner takes the account back', () => {
  /** The thief's mail server puts off everything that comes after the change. */
  async function withWaitingMail(app: TestServices) {
    const { thief, undo } = await stolen(app)
    app.clock.advance(MINUTE_MS)
    await app.services.changePassword({ currentPassword: PASSWORD, newPassword: 'the thief knows' }, thief.caller())
    return { undo }
  }

  test('is not sent: its link would take the account once more (RS-7)', async () => {
    const app = createTestServices()
    const { undo } = await withWaitingMail(app)
    await app.services.undoSecurityChange(undo, app.browser().caller())
    expect((await app.account(email)).mails.map(({ purpose, to }) => [purpose, to])).toEqual([['reset', email]])
    expect((await app.mailsTo(evil)).map(({ purpose }) => purpose)).toEqual(['email_change'])
  })

  test('has no link that outlives the owner’s, also if the owner’s mail was the later one (RS-7)', async () => {
    const app = createTestServices()
    const thief = await logInAs(app)
    await app.services.requestEmailChange({ email: evil, password: PASSWORD }, thief.caller())
    await app.services.confirmEmailChange(linkOf((await app.mailsTo(evil))[0]), thief.caller())
    const before = await app.account(email).catch(() => app.account(evil))
    expect(before.emailKey).toBe(evil)
    const later = before.mails.filter(({ to }) => to === email)
    await app.store.replace({ ...before, version: before.version + 1, mails: [], mailDueAt: null }, before.version)
    app.clock.advance(MINUTE_MS)
    await app.services.changePassword({ currentPassword: PASSWORD, newPassword: 'the thief knows' }, thief.caller())
    const theirs = linkOf((await app.mailsTo(evil))[0])
    const found = await app.account(evil)
    app.clock.advance(MINUTE_MS)
    await app.store.replace({ ...found, version: found.version + 1, mails: later, mailDueAt: app.clock.now() }, found.version)
    const undo = linkOf((await app.mailsTo(email))[0])
    expect(await app.services.undoSecurityChange(undo, app.browser().caller())).toEqual({ status: 'restored' })
    expect(await refusalOf(app.services.undoSecurityChange(theirs, thief.caller()))).toBe('link_used')
  })
})

test('an undo mails a link for a new password also while another reset is on its way, whose link has just ended (RS-7)', async () => {
  const app = createTestServices()
  const thief = await logInAs(app)
  const { session } = await app.services.changePassword({ currentPassword: PASSWORD, newPassword: 'the thief knows' }, thief.caller())
  thief.cookies.sessionToken = session.token
  const undo = linkOf((await app.mailsTo(email))[0])
  app.clock.advance(MINUTE_MS)
  await app.browser().forgot(email)
  const [waiting] = (await app.account(email)).mails
  expect(waiting?.purpose).toBe('reset')
  await app.services.undoSecurityChange(undo, app.browser().caller())
  const [reset, ...others] = (await app.account(email)).mails
  expect([reset?.purpose, others]).toEqual(['reset', []])
  expect(reset?.id).not.toBe(waiting?.id)
})
