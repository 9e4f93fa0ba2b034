import { describe, expect, test } from 'vitest'
import { logInAs } from '../testing/log-in-as.ts'
import { linkOf } from '../testing/read-mail.ts'
import { HOUR_MS } from '../testing/test-clock.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'

const next = 'a brand new lamp'

/** Whoever guesses from this source: the refusal of a wrong code for the address. */
function guess(app: TestServices, email: string, source: string) {
  return refusalOf(app.services.resetPassword({ email, code: '000000', password: next }, { ...app.browser().caller(), source }))
}

async function codeFor(app: TestServices, email: string): Promise<string> {
  await app.browser().forgot(email)
  const mail = (await app.mailsTo(email)).find(({ purpose }) => purpose === 'reset')
  return /^\s*(\d{3} ?\d{3})\s*$/m.exec(mail?.text ?? '')?.[1] ?? ''
}

describe('guessing at codes, one at each of many accounts', () => {
  test('is stopped for one source after twenty, alike for addresses with an account and without (RL-6, EN-1)', async () => {
    const app = createTestServices()
    await logInAs(app, 'ada@x.test')
    const answers = []
    for (let person = 0; person < 22; person += 1)
      answers.push(await guess(app, person % 2 ? 'ada@x.test' : `p${person}@x.test`, '192.0.2.9'))
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 'code_wrong'), 'too_many_attempts', 'too_many_attempts'])
    expect(await guess(app, 'p1@x.test', '192.0.2.10')).toBe('code_wrong')
  })

  test('is stopped for all sources together, for sign-ups and resets; links work on, and codes an hour later (RL-6)', async () => {
    const app = createTestServices({ env: { CODE_FAILURES_HOUR: '30' } })
    const owner = await logInAs(app, 'ada@x.test')
    const looked = []
    for (let person = 0; person < 40; person += 1) looked.push(await guess(app, `p${person}@x.test`, `10.0.${person}.1`))
    expect(looked.filter((answer) => answer === 'code_wrong')).toHaveLength(30)
    const code = await codeFor(app, 'ada@x.test')
    expect(code).not.toBe('')
    expect(await refusalOf(owner.reset({ email: 'ada@x.test', code, password: next }))).toBe('too_many_attempts')
    expect(await refusalOf(owner.confirm({ email: 'ada@x.test', code }))).toBe('too_many_attempts')
    expect(await app.services.sharedLimits()).toMatchObject({ wrong_codes: 1 })
    const link = linkOf((await app.mailsTo('ada@x.test')).find(({ purpose }) => purpose === 'reset'))
    expect(await owner.reset({ ...link, password: next })).toMatchObject({ status: 'logged_in' })
    app.clock.advance(HOUR_MS)
    expect(await guess(app, 'p1@x.test', '10.0.1.1')).toBe('code_wrong')
  })

  test('right codes count for nothing', async () => {
    const app = createTestServices({ env: { CODE_FAILURES_HOUR: '2', MAIL_COOLDOWN: '1s' } })
    await logInAs(app, 'ada@x.test')
    for (let time = 0; time < 4; time += 1) {
      const code = await codeFor(app, 'ada@x.test')
      expect(await app.browser().reset({ email: 'ada@x.test', code, password: `${next} ${time}` })).toMatchObject({ status: 'logged_in' })
      app.clock.advance(2000)
    }
    expect(await app.services.sharedLimits()).toMatchObject({ wrong_codes: 0 })
  })
})
