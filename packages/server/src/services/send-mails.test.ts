import { describe, expect, test } from 'vitest'
import type { Mail, Mailer, MailOutcome } from '../ports/mailer.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../testing/test-clock.ts'
import { logInAs } from '../testing/log-in-as.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestServices, type TestServices } from '../testing/test-services.ts'
import { sendNextMail } from './send-mails.ts'

const email = 'ada@x.test'
const ada = { email, password: 'a fine long password', name: 'Ada' }

/** A provider whose answers the test writes down beforehand; when they run out it takes everything. */
function createScriptedMailer(...outcomes: MailOutcome[]) {
  const tried: Mail[] = []
  return {
    tried,
    send: async (mail: Mail): Promise<MailOutcome> => {
      tried.push(mail)
      return outcomes.shift() ?? { kind: 'sent' }
    },
  }
}

async function signedUp(...outcomes: MailOutcome[]) {
  const mailer = createScriptedMailer(...outcomes)
  const app = createTestServices({ mailer })
  const browser = app.browser()
  await browser.signUp(ada)
  await app.deliver()
  return { app, browser, mailer }
}

describe('a mail', () => {
  test('stands in the same document as its cause, before anything is sent (EM-1)', async () => {
    const app = createTestServices()
    await app.browser().signUp(ada)
    const account = await app.account(email)
    expect(account.mails).toMatchObject([{ purpose: 'confirm', to: email }])
    expect(account).toMatchObject({ version: 1, linkKeys: [], codes: [] })
    await app.deliver()
    expect(await app.account(email)).toMatchObject({ mails: [], mailDueAt: null, linkKeys: [{ purpose: 'confirm' }] })
  })

  test('is sent by one worker only (EM-3)', async () => {
    const mailer = createScriptedMailer()
    const app = createTestServices({ mailer })
    await app.browser().signUp(ada)
    const { id } = await app.account(email)
    const results = await Promise.all(Array.from({ length: 20 }, () => sendNextMail(app.mailDeps, id)))
    expect(results.filter(Boolean)).toHaveLength(1)
    expect(mailer.tried).toHaveLength(1)
  })

  test('is tried again, ever more slowly, while the provider is away, and works when it arrives (EM-2, EM-4)', async () => {
    const away = Array.from({ length: 6 }, (): MailOutcome => ({ kind: 'retry', reason: 'connection refused' }))
    const { app, browser, mailer } = await signedUp(...away)
    const waits: number[] = []
    while (mailer.tried.length < 7) {
      const before = app.clock.now().getTime()
      const tries = mailer.tried.length
      while (mailer.tried.length === tries) {
        app.clock.advance(SECOND_MS)
        await app.deliver()
      }
      waits.push((app.clock.now().getTime() - before) / SECOND_MS)
    }
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(Math.min(900, 5 * 2 ** index) * 0.5 - 1)
      expect(wait).toBeLessThanOrEqual(Math.min(900, 5 * 2 ** index) * 1.5 + 1)
    }
    expect(new Set(mailer.tried.map((mail) => mail.id))).toHaveLength(1)
    const key = /confirm=([\w-]+)/.exec(mailer.tried.at(-1)?.text ?? '')?.[1] ?? ''
    expect((await app.account(email)).linkKeys).toHaveLength(1)
    expect(await browser.confirm({ email, key })).toMatchObject({ status: 'logged_in' })
  })

  test('waits as long as the provider says (EM-2)', async () => {
    const { app, mailer } = await signedUp({ kind: 'retry', reason: 'too many requests', afterMs: HOUR_MS })
    app.clock.advance(HOUR_MS - 1)
    await app.deliver()
    expect(mailer.tried).toHaveLength(1)
    app.clock.advance(1)
    await app.deliver()
    expect(mailer.tried).toHaveLength(2)
  })

  test('that the provider refuses for good is reported and not tried again (EM-2, S3-57)', async () => {
    const { app, mailer } = await signedUp({ kind: 'refused', reason: 'inactive recipient', undeliverable: true })
    app.clock.advance(HOUR_MS)
    await app.deliver()
    expect(mailer.tried).toHaveLength(1)
    expect(app.reports).toMatchObject([{ outcome: { kind: 'refused' } }])
    expect(await app.account(email)).toMatchObject({ mails: [], linkKeys: [] })
  })

  test('that may have gone out is sent once more, and both links work (EM-3)', async () => {
    const unknown: MailOutcome = { kind: 'unknown', reason: 'timed out' }
    const { app, browser, mailer } = await signedUp(unknown, unknown)
    app.clock.advance(2 * MINUTE_MS - 1)
    await app.deliver()
    expect(mailer.tried).toHaveLength(1)
    app.clock.advance(1)
    await app.deliver()
    app.clock.advance(DAY_MS)
    await app.deliver()
    expect(mailer.tried).toHaveLength(2)
    app.clock.advance(-DAY_MS)
    const key = /confirm=([\w-]+)/.exec(mailer.tried[0]?.text ?? '')?.[1] ?? ''
    expect(await browser.confirm({ email, key })).toMatchObject({ status: 'logged_in' })
  })

  test('that failed before still gets its second chance after a time-out (EM-1, EM-3)', async () => {
    const { app, mailer } = await signedUp({ kind: 'retry', reason: '503' }, { kind: 'unknown', reason: 'timed out' })
    for (let minute = 0; minute < 10; minute += 1) {
      app.clock.advance(MINUTE_MS)
      await app.deliver()
    }
    expect(mailer.tried).toHaveLength(3)
  })

  test('that does not arrive leaves the link and the code of the one before as they were (RS-4, EM-4)', async () => {
    const { app, browser, mailer } = await signedUp({ kind: 'sent' }, { kind: 'sent' }, { kind: 'retry', reason: '503' })
    await browser.forgot(email)
    await app.deliver()
    const key = /pwreset=([\w-]+)/.exec(mailer.tried[1]?.text ?? '')?.[1] ?? ''
    const before = await app.account(email)
    app.clock.advance(MINUTE_MS)
    await browser.forgot(email)
    await app.deliver()
    expect(mailer.tried).toHaveLength(3)
    expect(await browser.checkKey({ email, key })).toEqual({ valid: true })
    const after = await app.account(email)
    expect([after.linkKeys, after.codes]).toEqual([before.linkKeys, before.codes])
  })

  test('is kept while our account with the provider is broken (EM-2)', async () => {
    const { app, mailer } = await signedUp({ kind: 'broken', reason: 'token refused' })
    app.clock.advance(MINUTE_MS)
    await app.deliver()
    expect(mailer.tried).toHaveLength(2)
    expect(await app.account(email)).toMatchObject({ mails: [] })
  })

  test('that no longer helps is dropped (EM-4)', async () => {
    const app = createTestServices()
    await app.browser().signUp(ada)
    app.clock.advance(DAY_MS + 1)
    expect(await app.mailsTo(email)).toEqual([])
    expect(await app.account(email)).toMatchObject({ mails: [], mailDueAt: null })
  })

  test('is due again when the worker that claimed it died (EM-1, EM-3)', async () => {
    const app = createTestServices()
    const browser = app.browser()
    await browser.signUp(ada)
    const { id } = await app.account(email)
    const dying = { ...app.mailDeps, mailer: { send: () => Promise.reject(new Error('killed')) } }
    await expect(sendNextMail(dying, id)).rejects.toThrow('killed')
    expect(await app.mailsTo(email)).toEqual([])
    app.clock.advance(20 * SECOND_MS)
    const [mail] = await app.mailsTo(email)
    expect(await browser.confirm(linkOf(mail))).toMatchObject({ status: 'logged_in' })
  })
})

/** A server on the same store whose clock is ahead. */
function aheadOf({ mailDeps, clock }: TestServices, ms: number): TestServices['mailDeps'] {
  return { ...mailDeps, clock: { ...clock, now: () => new Date(clock.now().getTime() + ms) } }
}

test('of two servers that have one mail because their clocks differ by a minute, one sends it: its link and its code work (EM-3, RS-4)', async () => {
  const app = createTestServices()
  await logInAs(app, email)
  await app.browser().forgot(email)
  const { id } = await app.account(email)
  const [claimed, sent] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const late: Mailer = {
    send: async () => {
      claimed.resolve()
      await sent.promise
      return { kind: 'retry', reason: '503' }
    },
  }
  const tried: Mail[] = []
  const first: Mailer = {
    send: async (mail) => {
      other = sendNextMail({ ...aheadOf(app, MINUTE_MS), mailer: late }, id)
      await claimed.promise
      tried.push(mail)
      return { kind: 'sent' }
    },
  }
  let other: Promise<boolean> | undefined
  await sendNextMail({ ...app.mailDeps, mailer: first }, id)
  sent.resolve()
  expect(await other).toBe(true)
  const { text = '' } = tried[0] ?? {}
  const key = /pwreset=([\w-]+)/.exec(text)?.[1] ?? ''
  expect(await app.browser().checkKey({ email, key })).toEqual({ valid: true })
  const code = /\b\d{6}\b/.exec(text)?.[0] ?? ''
  expect(await app.browser().reset({ email, code, password: 'a brand new lamp' })).toMatchObject({ status: expect.any(String) })
})

test('a mail that a template can not write is put off and reported, and goes out once the template is mended (EM-2)', async () => {
  const app = createTestServices()
  await app.browser().signUp(ada)
  const { id } = await app.account(email)
  const render = () => Promise.reject(new TypeError('no such thing'))
  expect(await sendNextMail({ ...app.mailDeps, render }, id)).toBe(true)
  expect(app.reports).toMatchObject([
    { outcome: { kind: 'retry', reason: expect.stringContaining('TypeError') }, mail: { purpose: 'confirm' } },
  ])
  expect(await app.account(email)).toMatchObject({ linkKeys: [], codes: [], mails: [{ tries: 1, leasedUntil: null }] })
  expect(await app.mailsTo(email)).toEqual([])
  app.clock.advance(MINUTE_MS)
  expect(await app.mailsTo(email)).toMatchObject([{ purpose: 'confirm' }])
})
