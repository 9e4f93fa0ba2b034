import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAIL_PURPOSES, type Account } from './account.ts'
import { addLinkKey } from './link-key.ts'
import { createAccount } from './create-account.ts'
import { dropMail, findDueMail, finishMail, leaseMail, postponeMail, queueMail } from './mail-intent.ts'

const start = new Date('2026-11-23T12:00:00Z')
const limits = { cooldownMs: 60_000, perHour: 5, perDay: 10 }
const empty = createAccount({ id: 'a', email: 'ada@x.test', name: 'Ada', username: null, approved: true }, start)

const step = fc.record({
  act: fc.constantFrom('queue', 'queue', 'lease', 'postpone', 'drop', 'finish'),
  purpose: fc.constantFrom(...MAIL_PURPOSES),
  waitMs: fc.integer({ min: 0, max: 3_600_000 }),
})

function apply(
  account: Account,
  { act, purpose }: { act: string; purpose: (typeof MAIL_PURPOSES)[number] },
  index: number,
  now: Date,
): Account {
  const mail = findDueMail(account, now)
  const later = new Date(now.getTime() + 20_000)
  if (act === 'queue') return queueMail(account, { id: String(index), purpose }, limits, now)
  if (!mail) return account
  if (act === 'lease') return leaseMail(account, mail.id, later)
  if (act === 'postpone') return postponeMail(account, mail.id, later)
  return act === 'drop' ? dropMail(account, mail.id) : finishMail(account, mail, limits, now)
}

test('whatever happens, the account is found exactly when a mail of it can be sent (EM-1)', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let account = empty
      let now = start
      for (const [index, current] of steps.entries()) {
        now = new Date(now.getTime() + current.waitMs)
        account = apply(account, current, index, now)
        expect(account.mailDueAt !== null && account.mailDueAt <= now).toBe(findDueMail(account, now) !== null)
        expect(account.mailDueAt === null).toBe(account.mails.length === 0)
        expect(new Set(account.mails.map((mail) => mail.purpose)).size).toBe(account.mails.length)
      }
    }),
  )
})

test('nobody gets more mails than the limits allow, however they are asked for (RL-5)', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600_000 }), { minLength: 20, maxLength: 80 }), (waits) => {
      let account = empty
      let now = start
      const sent: number[] = []
      for (const [index, waitMs] of waits.entries()) {
        now = new Date(now.getTime() + waitMs)
        account = queueMail(account, { id: String(index), purpose: 'already_registered' }, limits, now)
        const mail = findDueMail(account, now)
        if (!mail) continue
        account = finishMail(account, mail, limits, now)
        sent.push(now.getTime())
      }
      const within = (ms: number) => Math.max(...sent.map((end) => sent.filter((at) => at <= end && at > end - ms).length))
      expect(within(limits.cooldownMs)).toBe(1)
      expect(within(3_600_000)).toBeLessThanOrEqual(limits.perHour)
      expect(within(86_400_000)).toBeLessThanOrEqual(limits.perDay)
    }),
  )
})

test('high limits hold as well, and no mail of another purpose pushes out what counts (RL-5)', () => {
  const high = { cooldownMs: 0, perHour: 40, perDay: 80 }
  const count = { reset: 0, email_change: 0, confirm: 0 }
  let account = empty
  for (let round = 0; round < 100; round += 1)
    for (const purpose of ['reset', 'email_change', 'confirm'] as const) {
      account = queueMail(account, { id: `${purpose} ${round}`, purpose }, high, start)
      const mail = findDueMail(account, start)
      if (!mail) continue
      account = finishMail(account, mail, high, start)
      count[purpose] += 1
    }
  // How many of those go to one mailbox is counted elsewhere.
  expect(count).toEqual({ reset: 40, email_change: 100, confirm: 40 })
  expect(account.sentMails).toHaveLength(40 + 80 + 40)
})

test('a notice is sent however many mails there were before (RS-7)', () => {
  const sentMails = Array.from({ length: 20 }, () => ({ purpose: 'confirm' as const, at: start }))
  expect(queueMail({ ...empty, sentMails }, { id: '1', purpose: 'password_reset_done' }, limits, start).mails).toHaveLength(1)
  expect(queueMail({ ...empty, sentMails }, { id: '1', purpose: 'confirm' }, limits, start).mails).toEqual([])
})

test('whoever has no link that works gets one, once an hour, however many were asked for (RL-4, RL-5)', () => {
  const hoursAgo = (hours: number) => ({ purpose: 'reset' as const, at: new Date(start.getTime() - hours * 3_600_000) })
  const account = { ...empty, sentMails: Array.from({ length: 12 }, (_, index) => hoursAgo(index + 1)) }
  expect(queueMail(account, { id: '1', purpose: 'reset' }, limits, start).mails).toHaveLength(1)
  const keyed = addLinkKey(account, 'reset', 'hash', new Date(start.getTime() - 1))
  expect(queueMail(keyed, { id: '1', purpose: 'reset' }, limits, start).mails).toEqual([])
})

test('sign-ups of strangers do not use up the resets of the owner (RL-5)', () => {
  const sentMails = Array.from({ length: 30 }, () => ({ purpose: 'already_registered' as const, at: start }))
  expect(queueMail({ ...empty, sentMails }, { id: '1', purpose: 'reset' }, limits, start).mails).toHaveLength(1)
})
