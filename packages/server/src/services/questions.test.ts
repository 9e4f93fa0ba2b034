import { AuthError } from '@latchkey/shared'
import { expect, test } from 'vitest'
import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import { systemRandom } from '../ports/random.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestServices, refusalOf } from '../testing/test-services.ts'
import { createServices } from './index.ts'
import { sendNextMail } from './send-mails.ts'

const email = 'ada@x.test'
const password = 'a fine long password'

/** The same object; the names of the methods that are asked for are written down. */
function noteCalls<Subject extends object>(subject: Subject, calls: string[]): Subject {
  return new Proxy(subject, {
    get: (target, name, receiver): unknown => {
      calls.push(String(name))
      return Reflect.get(target, name, receiver)
    },
  })
}

/** On another machine each question to the database is a way there and back, and in the embedded one each write a commit. */
test('a login asks the database seven times, a wrong one four times, one that there is no time for once, a mail that is due three times (P4, P6, P7)', async () => {
  const app = createTestServices()
  const calls: string[] = []
  const [store, limiter] = [noteCalls(app.store, calls), noteCalls(app.limiter, calls)]
  const hasher = createBcryptHasher({ cost: 4, peppers: [] })
  const parts = { ...app, store, limiter, hasher, random: systemRandom, mailQueued: () => {} }
  const services = createServices(parts)
  const asked = async (call: Promise<unknown>) => {
    await call
    return calls.splice(0)
  }
  const browser = app.browser()
  await browser.signUp({ email, password, name: 'Ada' })
  await browser.confirm(linkOf((await app.mailsTo(email))[0]))
  await browser.logOut()
  const logIn = (given: string) => services.logIn({ identifier: email, password: given }, browser.caller())

  const checked = ['take', 'byEmail', 'peek', 'take']
  expect(await asked(refusalOf(logIn('wrong password')))).toEqual(checked)
  expect(await asked(logIn(password))).toEqual([...checked, 'peek', 'replace', 'clear'])

  const refuseIfFull = () => {
    throw new AuthError('overloaded', { retryAfterSeconds: 1 })
  }
  const overloaded = createServices({ ...parts, hasher: { ...hasher, refuseIfFull } })
  const late = refusalOf(overloaded.logIn({ identifier: email, password }, browser.caller()))
  expect(await asked(late)).toEqual(['take'])
  expect(await late).toBe('overloaded')

  await browser.forgot(email)
  const { id } = await app.account(email)
  expect(await asked(sendNextMail({ ...app.mailDeps, store, limiter }, id))).toEqual(['byId', 'replace', 'replace'])
})
