import { directionOf, LOCALES, parseLinkHash } from '@latchkey/shared'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { MailPurpose } from '../domain/account.ts'
import { createAccount } from '../domain/create-account.ts'
import { addEmailCode } from '../domain/email-code.ts'
import { addLinkKey, INVITE_LIFETIME_MS, LINK_LIFETIME_MS } from '../domain/link-key.ts'
import type { MailContent } from './mail-content.ts'
import { renderMail } from './render-mail.ts'
import { MAIL_WORDS } from './text/all-mail-words.ts'

const SITE = { siteName: 'Pixel Harbour', baseUrl: 'https://pixel.example', locale: 'en' } as const
const HOSTILE_SITE = {
  siteName: `Fish & "Chips" <b>x</b>\r\nBcc: evil@example.com`,
  baseUrl: 'https://pixel.example',
  locale: 'en',
} as const
const PROOF = { email: `o'hara+a&b@example.com`, key: 'Zx3kQ9vN1mB7cL5pR2tY8wE4uI6oA0sD_fGhJ-KlMnQ', code: '493018' }
const CONTENTS: readonly MailContent[] = [
  { purpose: 'confirm', ...PROOF },
  { purpose: 'reset', ...PROOF },
  { purpose: 'already_registered', email: PROOF.email },
  { purpose: 'password_reset_done', email: PROOF.email, key: PROOF.key },
  { purpose: 'login_after_failures', email: PROOF.email, key: PROOF.key },
  { purpose: 'account_deleted', email: PROOF.email },
  { purpose: 'invited', email: PROOF.email, key: PROOF.key },
  { purpose: 'new_device', email: PROOF.email, key: PROOF.key, device: 'Firefox on Linux', at: new Date('2026-11-27T09:30:00Z') },
  { purpose: 'account_approved', email: PROOF.email },
  { purpose: 'password_set', email: PROOF.email },
  { purpose: 'email_change', email: PROOF.email, key: PROOF.key },
  { purpose: 'email_change_notice', email: PROOF.email, key: PROOF.key },
  { purpose: 'email_changed', email: PROOF.email, key: PROOF.key },
  { purpose: 'password_changed', email: PROOF.email, key: PROOF.key },
]

function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}

function linksOfHtml(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, url = '']) => decodeEntities(url))
}

function linksOfText(text: string): string[] {
  return text.match(/https?:\/\/\S+/g) ?? []
}

test('there are words for every mail that an account can have to send (S5-90)', () => {
  expectTypeOf<MailPurpose>().toExtend<MailContent['purpose']>()
  expect(new Set(CONTENTS.map(({ purpose }) => purpose)).size).toBe(CONTENTS.length)
})

const CASES = LOCALES.flatMap((locale) => CONTENTS.map((content) => ({ locale, content, purpose: content.purpose })))

describe.each(CASES)('the mail $purpose in $locale', ({ locale, content }) => {
  const { subject, html, text } = renderMail(content, { ...SITE, locale })

  test('both parts hold the same links, all of them of this site (UX-72, RS-2)', () => {
    expect(new Set(linksOfHtml(html))).toEqual(new Set(linksOfText(text)))
    for (const link of linksOfText(text)) expect(link.startsWith('https://pixel.example/')).toBe(true)
    expect(html.match(/https?:\/\//g)).toHaveLength(linksOfHtml(html).length + 1)
  })

  test('the link of the button is shown as text too', () => {
    const [link = ''] = linksOfText(text)
    expect(decodeEntities(html)).toContain(`>${link}</a>`)
  })

  test('it is small, says its language, has a line for the list of mails and loads nothing (UX-72, EM-5)', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(102_000)
    expect(html.startsWith(`<!doctype html>\n<html lang="${locale}" dir="${directionOf(locale)}">`)).toBe(true)
    expect(html).toMatch(/<body[^>]*>\n<div style="display:none[^>]*>[^<]+</)
    expect(html).toContain('prefers-color-scheme:dark')
    expect(html).toContain('max-width:600px')
    expect(html).not.toMatch(/<(?:img|link|script|iframe|object|video|form|input)|url\(|@import|\bsrc=/i)
    expect(html.match(/<table(?! role="presentation")/g)).toBeNull()
  })

  test('the text part is written for people: no markup, short lines', () => {
    expect(text).not.toMatch(/[<>]|&[a-z]+;/)
    const lines = text.split('\n').filter((line) => !line.startsWith('https://'))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76)
    expect(text).toContain('Pixel Harbour')
  })

  test('no address stands in it but inside the link: a stranger may have chosen it (SU-12)', () => {
    const withoutLinks = (part: string) => linksOfText(text).reduce((rest, link) => rest.replaceAll(link, ''), part)
    expect(withoutLinks(text)).not.toContain('@')
    expect(withoutLinks(decodeEntities(html))).not.toMatch(/o'hara|@example/)
  })

  test('no name of a site breaks out of its place or into the headers (SU-12)', () => {
    const hostile = renderMail(content, { ...HOSTILE_SITE, locale })
    expect(hostile.html).toContain('Fish &amp; &quot;Chips&quot; &lt;b&gt;x&lt;/b&gt;')
    expect(hostile.html).not.toContain('<b>')
    expect(hostile.subject).not.toMatch(/\p{Cc}/u)
    expect(hostile.subject).toBe(subject)
  })

  test('a slash at the end of the base URL changes nothing', () => {
    expect(renderMail(content, { ...SITE, locale, baseUrl: 'https://pixel.example/' }).text).toBe(text)
  })
})

describe.each(['confirm', 'reset'] as const)('the link of the mail %s', (purpose) => {
  const { html, text } = renderMail({ purpose, ...PROOF }, SITE)

  test('it is one only, and proves this mailbox for this purpose (SU-6)', () => {
    expect(new Set(linksOfHtml(html)).size).toBe(1)
    const [link = ''] = linksOfText(text)
    expect(parseLinkHash(new URL(link).hash)).toEqual({ kind: 'link', link: { purpose, email: PROOF.email, key: PROOF.key }, rest: '' })
  })

  test('the secret stands behind the #, where no server and no referrer sees it (SU-10)', () => {
    const { pathname, search } = new URL(linksOfText(text)[0] ?? '')
    expect(pathname + search).toBe('/')
  })

  test('the six digits stand in both parts, in a line of their own in the text', () => {
    expect(text).toMatch(/^493018$/m)
    expect(html).toContain('>493018</p>')
  })

  test('it says what to do if it was somebody else (EM-5)', () => {
    expect(text).toMatch(/ignore this email|delete this email/)
    expect(html).toMatch(/ignore this email|delete this email/)
  })

  test('the times it promises are those that hold', () => {
    const now = new Date('2026-11-02T10:00:00Z')
    const empty = createAccount({ id: 'a', email: PROOF.email, name: 'Ada', username: null, approved: true }, now)
    const { codes, linkKeys } = addEmailCode(
      addLinkKey(empty, purpose, 'hash', now),
      purpose,
      { code: PROOF.code, salt: 'salt', keyHash: 'hash' },
      now,
    )
    const [linkMs, codeMs] = [linkKeys[0], codes[0]].map((made) => Number(made?.expiresAt) - now.getTime())
    const [, amount, unit, codeMinutes] = /for (\d+) (hours|minutes), the code for (\d+) minutes/.exec(text) ?? []
    expect(Number(amount) * (unit === 'hours' ? 3_600_000 : 60_000)).toBe(linkMs)
    expect(Number(codeMinutes) * 60_000).toBe(codeMs)
  })
})

test('the confirmation mail has the words that people know (S1-11)', () => {
  const { subject, text } = renderMail({ purpose: 'confirm', ...PROOF }, SITE)
  expect(subject).toBe('Confirm your email address')
  expect(text).toMatch(
    /^Thanks for signing up for our service\.\nTo complete your sign-up, click here:\n\nhttps:\/\/pixel\.example\/#\?email=.*&confirm=/,
  )
})

test('the reset mail has the words that people know (S1-12)', () => {
  const { subject, text } = renderMail({ purpose: 'reset', ...PROOF }, SITE)
  expect(subject).toBe('Reset your password')
  expect(text).toMatch(/^Someone has requested a password reset for your account\.\nIf this wasn't you, just delete this email/)
  expect(text).toMatch(/^https:\/\/pixel\.example\/#\?email=.*&pwreset=/m)
})

test('who already has an account is led to login and reset, without a key (SU-1, UX-49)', () => {
  const { text } = renderMail({ purpose: 'already_registered', email: PROOF.email }, SITE)
  expect(linksOfText(text)).toEqual(['https://pixel.example/#?open=login', 'https://pixel.example/#?open=forgot'])
})

test.each([
  ['account_approved', 'login'],
  ['password_set', 'forgot'],
  ['account_deleted', 'signup'],
] as const)('the mail %s opens a form on the page that every application has, by no path that it may lack', (purpose, form) => {
  const { html, text } = renderMail({ purpose, email: PROOF.email }, SITE)
  expect(linksOfText(text)).toEqual([`https://pixel.example/#?open=${form}`])
  expect(new Set(linksOfHtml(html))).toEqual(new Set(linksOfText(text)))
})

const NOTICES = ['email_change_notice', 'email_changed', 'password_changed', 'password_reset_done', 'login_after_failures'] as const

describe.each(NOTICES)('the notice %s', (purpose) => {
  const { html, text } = renderMail({ purpose, email: PROOF.email, key: PROOF.key }, SITE)

  test('its one link takes the change back, and says for how long (RS-7, EC-1)', () => {
    const [link = '', ...more] = linksOfText(text)
    expect(more).toEqual([])
    expect(parseLinkHash(new URL(link).hash)).toMatchObject({ kind: 'link', link: { purpose: 'undo', email: PROOF.email, key: PROOF.key } })
    expect(text).toContain("If this wasn't you")
    expect(html).toContain('If this wasn’t you')
    expect(Number(/for (\d+) days/.exec(text)?.[1]) * 86_400_000).toBe(LINK_LIFETIME_MS.undo)
  })
})

test('the mail to a new address asks for one click, and says what happens without it (EC-1)', () => {
  const { text } = renderMail({ purpose: 'email_change', email: PROOF.email, key: PROOF.key }, SITE)
  const [link = ''] = linksOfText(text)
  expect(parseLinkHash(new URL(link).hash)).toMatchObject({ kind: 'link', link: { purpose: 'change' } })
  expect(text).toContain('nothing will change')
  expect(Number(/for (\d+) minutes/.exec(text)?.[1]) * 60_000).toBe(LINK_LIFETIME_MS.change)
})

test('the last mail holds no key: nothing is left that one could be for (PR-1)', () => {
  const { text } = renderMail({ purpose: 'account_deleted', email: PROOF.email }, SITE)
  expect(linksOfText(text)).toEqual(['https://pixel.example/#?open=signup'])
})

test('an invitation leads to the choice of a password, and says for how long', () => {
  const { text } = renderMail({ purpose: 'invited', email: PROOF.email, key: PROOF.key }, SITE)
  const [link = ''] = linksOfText(text)
  expect(parseLinkHash(new URL(link).hash)).toMatchObject({ kind: 'link', link: { purpose: 'reset', email: PROOF.email, key: PROOF.key } })
  expect(Number(/for (\d+) days/.exec(text)?.[1]) * 86_400_000).toBe(INVITE_LIFETIME_MS)
})

describe('the mail about a new device', () => {
  const render = (device: string, locale: (typeof LOCALES)[number] = 'en') =>
    renderMail(
      { purpose: 'new_device', email: PROOF.email, key: PROOF.key, device, at: new Date('2026-11-27T09:30:00Z') },
      { ...SITE, locale },
    )

  test('it says which device and when, and how to take the account back (RS-7)', () => {
    const { text, html } = render('Firefox on Linux')
    expect(text).toContain('Device: Firefox on Linux\nTime: November 27, 2026 at 9:30 AM UTC\n')
    expect(html).toContain('Device: Firefox on Linux<br>Time: November 27, 2026 at 9:30 AM UTC</p>')
    expect(parseLinkHash(new URL(linksOfText(text)[0] ?? '').hash)).toMatchObject({ kind: 'link', link: { purpose: 'undo' } })
  })

  test('it says so where the device is not known, and writes times as each language does', () => {
    expect(render('').text).toContain('Device: not known')
    expect(render('Firefox on Linux', 'de').text).toContain('Gerät: Firefox unter Linux\nZeit: 27. November 2026 um 09:30 UTC')
    expect(render('Firefox on Linux', 'ar').text).toContain('27 نوفمبر 2026')
  })
})

describe.each(LOCALES.map((locale) => ({ locale, words: MAIL_WORDS[locale] })))('the words in $locale', ({ words }) => {
  test('the times they promise are those that hold', () => {
    const numbersOf = (text: string) => (text.match(/\d+/g) ?? []).map(Number)
    expect([words.confirm, words.reset].map((mail) => numbersOf(mail.lifetimeWithCode))).toEqual([
      [LINK_LIFETIME_MS.confirm / 3_600_000, 10],
      [LINK_LIFETIME_MS.reset / 60_000, 10],
    ])
    expect([words.confirm, words.reset].map((mail) => numbersOf(mail.lifetime))).toEqual([[24], [60]])
    expect(numbersOf(words.email_change.footer.join(' '))).toEqual([LINK_LIFETIME_MS.change / 60_000])
    for (const mail of [words.invited, words.password_changed, words.new_device]) expect(numbersOf(mail.footer.join(' '))).toEqual([7])
  })

  test('every mail has a subject of its own, and no empty or straight-quoted text', () => {
    const { ifButtonFails, ...mails } = words
    const subjects = Object.values(mails).map(({ subject }) => subject)
    expect(new Set(subjects).size).toBe(subjects.length)
    expect(JSON.stringify([ifButtonFails, mails])).not.toMatch(/'|""/)
  })
})
