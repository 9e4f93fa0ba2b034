import { describe, expect, test } from 'vitest'
import { z as classic } from 'zod'
import * as z from 'zod/mini'
import type { LatchkeyOptions } from './create-latchkey.ts'
import { readProfileSchema } from './read-profile-schema.ts'
import { codeOf } from './testing/read-mail.ts'
import { cookiesOf } from './testing/start-test-server.ts'
import { startHost } from './testing/test-host.ts'

const profile = z.object({
  companyName: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  seats: z.int().check(z.gte(1), z.lte(500)),
  plan: z._default(z.enum(['free', 'gold']), 'free'),
  birthday: z.optional(z.iso.date()),
  terms: z.literal(true),
})
const FILLED_IN = { companyName: ' Analytical Engines ', seats: 3, terms: true }
const STORED = { companyName: 'Analytical Engines', seats: 3, plan: 'free', terms: true }
const SIGN_UP = { email: 'ada@x.test', password: 'a fine long password', name: 'Ada' }

const refusalOf = async (response: Response) => {
  const { error } = (await response.json()) as { error?: { data: { auth: { code: string; fieldErrors?: unknown } } } }
  return error?.data.auth.fieldErrors ?? error?.data.auth.code
}

describe('the schema of a developer (S1-31)', () => {
  test('is described to the form, field by field', () => {
    expect(readProfileSchema(profile).fields).toEqual([
      { name: 'companyName', kind: 'text', label: 'Company name', required: true, maxLength: 40 },
      { name: 'seats', kind: 'number', label: 'Seats', required: true, min: 1, max: 500 },
      { name: 'plan', kind: 'select', label: 'Plan', required: false, initial: 'free', options: ['free', 'gold'] },
      { name: 'birthday', kind: 'date', label: 'Birthday', required: false },
      { name: 'terms', kind: 'checkbox', label: 'Terms', required: true },
    ])
  })

  test('may be one of classic zod, with labels and hints of its own, and fields that may be empty', () => {
    const schema = classic.object({
      vat: classic.string().max(20).nullable().meta({ title: 'VAT number', description: 'As on your invoices.' }),
      news: classic.boolean().default(false),
    })
    expect(readProfileSchema(schema).fields).toEqual([
      { name: 'vat', kind: 'text', label: 'VAT number', hint: 'As on your invoices.', required: false, maxLength: 20 },
      { name: 'news', kind: 'checkbox', label: 'News', required: false, initial: '' },
    ])
  })

  test('takes what is left empty for nothing, where it may be nothing', async () => {
    expect(await readProfileSchema(z.object({ vat: z.nullable(z.string()) })).parse({})).toEqual({ vat: null })
  })

  test.each([
    ['a date object', z.object({ born: z.date() }), /profile/],
    ['a list', z.object({ tags: z.array(z.string()) }), /profile\.tags: must be a text/],
    ['a value that changes its kind', z.object({ age: z.pipe(z.string(), z.transform(Number)) }), /profile/],
    ['no object', z.string(), /must be a z\.object/],
  ])('is refused at the start with %s in it', (_, schema, message) => {
    expect(() => readProfileSchema(schema)).toThrow(message)
  })
})

describe('the fields of a developer (S1-31, S2-33)', () => {
  const options = { profile } as LatchkeyOptions

  test('are told to the browser, kept with the sign-up, and are the user’s once it is confirmed', async () => {
    await using host = await startHost(options)
    const settings = await fetch(`${host.url}/trpc/auth.settings`)
    expect(await settings.json()).toMatchObject({ result: { data: { profileFields: readProfileSchema(profile).fields } } })
    const signedUp = await host.post('/trpc/auth.signup', { ...SIGN_UP, profile: FILLED_IN })
    const code = codeOf((await host.latchkey.mailsTo(SIGN_UP.email))[0])
    const confirmed = await host.post('/trpc/auth.confirmEmail', { email: SIGN_UP.email, code }, cookiesOf(signedUp))
    expect(await confirmed.json()).toMatchObject({ result: { data: { user: { profile: STORED } } } })
  })

  test('of a stranger’s sign-up never reach the account of the mailbox’s owner (SU-4)', async () => {
    await using host = await startHost(options)
    await host.post('/trpc/auth.signup', { ...SIGN_UP, profile: { ...FILLED_IN, companyName: 'Evil Inc.' } })
    const own = await host.post('/trpc/auth.signup', { ...SIGN_UP, profile: FILLED_IN })
    host.latchkey.clock.advance(61_000)
    await host.post('/trpc/auth.resendConfirmation', { email: SIGN_UP.email })
    const code = codeOf((await host.latchkey.mailsTo(SIGN_UP.email))[0])
    const confirmed = await host.post('/trpc/auth.confirmEmail', { email: SIGN_UP.email, code }, cookiesOf(own))
    expect(await confirmed.json()).toMatchObject({ result: { data: { user: { profile: STORED } } } })
  })

  test('are checked strictly, whoever has an account, with a code at each field (IN-1)', async () => {
    await using host = await startHost(options)
    await host.latchkey.createUser({ email: SIGN_UP.email })
    const refusals = await Promise.all(
      [
        undefined,
        { ...FILLED_IN, seats: '3', companyName: 'x'.repeat(41) },
        { ...FILLED_IN, confirmed: true, roles: ['admin'], __proto__: null },
        { ...FILLED_IN, terms: false, plan: 'platinum', birthday: '2026-02-30', companyName: '' },
        ['no object'],
      ].map(async (given) => refusalOf(await host.post('/trpc/auth.signup', { ...SIGN_UP, profile: given }))),
    )
    expect(refusals).toEqual([
      { 'profile.companyName': 'required', 'profile.seats': 'required', 'profile.terms': 'required' },
      { 'profile.seats': 'invalid', 'profile.companyName': 'too_long' },
      { 'profile.confirmed': 'unknown_field', 'profile.roles': 'unknown_field' },
      {
        'profile.terms': 'invalid',
        'profile.plan': 'invalid',
        'profile.birthday': 'invalid',
        'profile.companyName': 'required',
      },
      { profile: 'invalid' },
    ])
    expect(await host.latchkey.mailsTo(SIGN_UP.email)).toEqual([])
  })

  test('are the owner’s to change, all at once, and by the same rules', async () => {
    await using host = await startHost(options)
    const { cookie } = await host.latchkey.createLoggedInUser({ profile: STORED })
    const changed = await host.post('/trpc/auth.updateProfile', { profile: { ...FILLED_IN, seats: 4, plan: 'gold' } }, cookie)
    expect(await changed.json()).toMatchObject({ result: { data: { profile: { ...STORED, seats: 4, plan: 'gold' } } } })
    const wrong = await host.post('/trpc/auth.updateProfile', { profile: { ...FILLED_IN, seats: 0 } }, cookie)
    expect(await refusalOf(wrong)).toEqual({ 'profile.seats': 'invalid' })
    expect(await refusalOf(await host.post('/trpc/auth.updateProfile', { profile: FILLED_IN }))).toBe('login_required')
  })

  test('are not there unless a developer asks for them', async () => {
    await using host = await startHost()
    expect(await (await fetch(`${host.url}/trpc/auth.settings`)).text()).not.toContain('profileFields')
    const answer = await host.post('/trpc/auth.signup', { ...SIGN_UP, profile: { plan: 'gold' } })
    expect(await refusalOf(answer)).toEqual({ 'profile.plan': 'unknown_field' })
  })

  test('have an end to their size', async () => {
    const open = { profile: z.object({ about: z.string() }) } as LatchkeyOptions
    await using host = await startHost(open)
    const answer = await host.post('/trpc/auth.signup', { ...SIGN_UP, profile: { about: 'x'.repeat(9000) } })
    expect(await refusalOf(answer)).toEqual({ 'profile.about': 'too_long' })
  })
})
