import { describe, expect, test } from 'vitest'
import { importAll } from '../testing/import-all.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestOperators } from '../testing/test-operators.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'

const email = 'ada@x.test'
const password = 'a fine long password'
const REQUIRED = { CONFIRMATION: 'required' }
const LIMITED = { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' }
/** By Werkzeug; the password is "cat". */
const PBKDF2 = 'pbkdf2:sha256:50000$Zr4kQ1vB$82dd432ed783a27e1e88f28d888c16a0a8020ce5398e92eff493d340c3450aa3'

async function signUpStrangers(app: TestServices): Promise<void> {
  for (const tried of ['first try of them', 'second try of them', 'third try of them', 'fourth try of them'])
    await app.browser().signUp({ email, password: tried, name: 'Eve' })
}

const logIn = (app: TestServices, given: string) => refusalOf(app.browser().logIn({ identifier: email, password: given }))

describe('the password of somebody who used a site before it asked for a confirmation', () => {
  test('outlives the sign-ups of strangers, whose passwords never open the account (SU-4)', async () => {
    const app = createTestServices({ env: LIMITED })
    await app.browser().signUp({ email, password, name: 'Ada' })
    const stricter = createTestServices({ env: REQUIRED, ground: app })
    await signUpStrangers(stricter)
    expect([await logIn(stricter, password), await logIn(stricter, 'fourth try of them')]).toEqual([
      'email_not_confirmed',
      'email_not_confirmed',
    ])
    expect(await logIn(app, 'fourth try of them')).toBe('credentials_wrong')
    expect(await app.browser().logIn({ identifier: email, password })).toMatchObject({ name: 'Ada' })
    await stricter.browser().resend(email)
    const link = linkOf((await stricter.mailsTo(email))[0])
    expect(await stricter.browser().confirm({ ...link, password })).toMatchObject({ status: 'logged_in', user: { name: 'Ada' } })
  })
})

describe('a password that was imported with an address that nobody had confirmed', () => {
  test('outlives the sign-ups of strangers, whatever made its hash (SU-4, S4-61)', async () => {
    const app = createTestOperators({ env: REQUIRED })
    await importAll(app, [{ email, name: 'Ada', password_hash: PBKDF2, confirmed: false }])
    await signUpStrangers(app)
    const link = linkOf((await app.mailsTo(email))[0])
    expect(await refusalOf(app.browser().confirm({ ...link, password: 'wrong password' }))).toBe('credentials_wrong')
    expect(await app.browser().confirm({ ...link, password: 'cat' })).toMatchObject({ user: { name: 'Ada' } })
  })
})
