import { expect } from 'vitest'
import type { Deed } from '../deed.ts'
import { linkOf } from '../read-mail.ts'
import { waitFor } from '../spawn-server.ts'
import { MINUTE_MS, SECOND_MS } from '../test-clock.ts'
import { refusalOf, type TestServices } from '../test-services.ts'

const password = 'old harbour lamp'
const next = 'new harbour lamp'
const SENT_WITHIN_MS = 20_000

/** What somebody does while the server is killed, and what must be true however far it came. */
export interface KilledDeed {
  readonly deed: Deed
  /** With the server back: `answered` if the user had heard that it was done. Then the user tries again, and goes on. */
  readonly check: (answered: boolean) => Promise<void>
}

/** A while later, so that the lease of a dead worker is over. */
async function linkFor(app: TestServices, email: string, purpose: string) {
  app.clock.advance(2 * MINUTE_MS)
  const link = linkOf((await app.mailsTo(email)).find((mail) => mail.purpose === purpose))
  return { email: link.email, key: link.key }
}

async function signUpAndConfirm(app: TestServices, email: string) {
  const browser = app.browser()
  await browser.signUp({ email, password, name: 'Ada' })
  await browser.confirm(await linkFor(app, email, 'confirm'))
  return browser
}

const knows = async (app: TestServices, email: string, typed: string) =>
  (await Promise.allSettled([app.browser().logIn({ identifier: email, password: typed })]))[0].status === 'fulfilled'

/** Done now, or refused because it was done before. */
async function retry(call: Promise<unknown>, ...refusals: readonly string[]): Promise<void> {
  const outcome = await refusalOf(call)
  expect(typeof outcome === 'object' ? ['done'] : refusals).toContain(typeof outcome === 'object' ? 'done' : outcome)
}

type Prepare = (app: TestServices, email: string) => Promise<KilledDeed>

/** Every flow that writes. Each needs an address that nobody has yet. */
export const KILLED_DEEDS: Readonly<Record<string, Prepare>> = {
  'signing up': async (app, email) => {
    const browser = app.browser()
    const input = { email, password, name: 'Ada' }
    return {
      deed: { name: 'signUp', input, caller: browser.caller() },
      check: async (answered) => {
        expect(answered && (await app.store.byEmail(email)) === null).toBe(false)
        await browser.signUp(input)
        const link = await linkFor(app, email, 'confirm')
        await app.browser().confirm({ ...link, password })
        expect(await refusalOf(app.browser().confirm({ ...link, password }))).toBe('link_used')
        expect(await knows(app, email, password)).toBe(true)
        expect((await app.store.search({ text: email, after: null, limit: 10 })).accounts).toHaveLength(1)
      },
    }
  },
  'confirming the address': async (app, email) => {
    await app.browser().signUp({ email, password, name: 'Ada' })
    const input = { ...(await linkFor(app, email, 'confirm')), password }
    return {
      deed: { name: 'confirmEmail', input, caller: app.browser().caller() },
      check: async (answered) => {
        expect(answered && (await app.account(email)).confirmedAt === null).toBe(false)
        await retry(app.browser().confirm(input), 'link_used')
        expect(await refusalOf(app.browser().confirm(input))).toBe('link_used')
        expect(await knows(app, email, password)).toBe(true)
      },
    }
  },
  'logging in': async (app, email) => {
    await signUpAndConfirm(app, email)
    return {
      deed: { name: 'logIn', input: { identifier: email, password }, caller: app.browser().caller() },
      check: async () => expect(await knows(app, email, password)).toBe(true),
    }
  },
  'logging out everywhere': async (app, email) => {
    const [browser, other] = [await signUpAndConfirm(app, email), app.browser()]
    await other.logIn({ identifier: email, password })
    const isAnybodyIn = async () => (await browser.currentUser()) !== null || (await other.currentUser()) !== null
    return {
      deed: { name: 'logOut', input: { everywhere: true }, caller: browser.caller() },
      check: async (answered) => {
        expect(answered && (await isAnybodyIn())).toBe(false)
        // Either both or none: it is one write.
        expect((await browser.currentUser()) === null).toBe((await other.currentUser()) === null)
        await browser.logOut({ everywhere: true })
        expect(await isAnybodyIn()).toBe(false)
      },
    }
  },
  'asking for a new password': async (app, email) => {
    await signUpAndConfirm(app, email)
    return {
      deed: { name: 'requestPasswordReset', input: { email }, caller: app.browser().caller() },
      check: async () => {
        await app.browser().forgot(email)
        await app.browser().reset({ ...(await linkFor(app, email, 'reset')), password: next })
        expect(await knows(app, email, next)).toBe(true)
      },
    }
  },
  'choosing a new password': async (app, email) => {
    const other = await signUpAndConfirm(app, email)
    await app.browser().forgot(email)
    const input = { ...(await linkFor(app, email, 'reset')), password: next }
    return {
      deed: { name: 'resetPassword', input, caller: app.browser().caller() },
      check: async (answered) => {
        const isReset = await knows(app, email, next)
        expect(isReset || !answered).toBe(true)
        expect((await other.currentUser()) === null).toBe(isReset)
        await retry(app.browser().reset(input), 'link_used')
        expect([await knows(app, email, next), await other.currentUser()]).toEqual([true, null])
        expect(await refusalOf(app.browser().reset(input))).toBe('link_used')
      },
    }
  },
  'changing the password': async (app, email) => {
    const browser = await signUpAndConfirm(app, email)
    const input = { currentPassword: password, newPassword: next }
    return {
      deed: { name: 'changePassword', input, caller: browser.caller() },
      check: async (answered) => {
        const isChanged = await knows(app, email, next)
        expect(isChanged || !answered).toBe(true)
        expect((await browser.currentUser()) === null).toBe(isChanged)
        await retry(app.services.changePassword(input, browser.caller()), 'login_required')
        expect([await knows(app, email, next), await browser.currentUser()]).toEqual([true, null])
      },
    }
  },
  'asking for another address': async (app, email) => {
    const browser = await signUpAndConfirm(app, email)
    const input = { email: `new.${email}`, password }
    return {
      deed: { name: 'requestEmailChange', input, caller: browser.caller() },
      check: async () => {
        await app.services.requestEmailChange(input, browser.caller())
        app.clock.advance(2 * MINUTE_MS)
        // The turn of the new mailbox may have been taken just before the end, by a counter in real time: then the mail comes by itself a second later.
        await waitFor(async () => {
          app.clock.advance(2 * SECOND_MS)
          return (await app.mailsTo(input.email)).length > 0
        }, SENT_WITHIN_MS)
        await app.services.confirmEmailChange(await linkFor(app, input.email, 'email_change'), app.browser().caller())
        expect(await knows(app, input.email, password)).toBe(true)
      },
    }
  },
  'confirming another address': async (app, email) => {
    const browser = await signUpAndConfirm(app, email)
    await app.services.requestEmailChange({ email: `new.${email}`, password }, browser.caller())
    const input = await linkFor(app, `new.${email}`, 'email_change')
    return {
      deed: { name: 'confirmEmailChange', input, caller: app.browser().caller() },
      check: async (answered) => {
        const isMoved = (await app.store.byEmail(input.email)) !== null
        expect([isMoved || !answered, (await app.store.byEmail(email)) === null]).toEqual([true, isMoved])
        await retry(app.services.confirmEmailChange(input, app.browser().caller()), 'link_used')
        expect([await knows(app, input.email, password), await app.store.byEmail(email)]).toEqual([true, null])
      },
    }
  },
  'taking a change back': async (app, email) => {
    const browser = await signUpAndConfirm(app, email)
    await app.services.requestEmailChange({ email: `new.${email}`, password }, browser.caller())
    await app.services.confirmEmailChange(await linkFor(app, `new.${email}`, 'email_change'), app.browser().caller())
    const input = await linkFor(app, email, 'email_change_notice')
    return {
      deed: { name: 'undoSecurityChange', input, caller: app.browser().caller() },
      check: async (answered) => {
        const isBack = (await app.store.byEmail(email)) !== null
        expect([isBack || !answered, (await browser.currentUser()) === null]).toEqual([true, isBack])
        await retry(app.services.undoSecurityChange(input, app.browser().caller()), 'link_used')
        await app.browser().reset({ ...(await linkFor(app, email, 'reset')), password: next })
        expect([await knows(app, email, next), await browser.currentUser()]).toEqual([true, null])
      },
    }
  },
  'deleting the account': async (app, email) => {
    const browser = await signUpAndConfirm(app, email)
    const input = { password, confirmation: 'delete' }
    return {
      deed: { name: 'deleteAccount', input, caller: browser.caller() },
      check: async (answered) => {
        const isGone = (await app.store.byEmail(email)) === null
        expect([isGone || !answered, (await browser.currentUser()) === null]).toEqual([true, isGone])
        await retry(app.services.deleteAccount(input, browser.caller()), 'login_required')
        expect([await app.store.byEmail(email), await browser.currentUser()]).toEqual([null, null])
        await signUpAndConfirm(app, email) // the address is free again
      },
    }
  },
}
