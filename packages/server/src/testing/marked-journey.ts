import type { Mail } from '../ports/mailer.ts'
import { codeOf, linkOf } from './read-mail.ts'
import { waitFor, type spawnServer } from './spawn-server.ts'
import { cookiesOf } from './start-test-server.ts'

type Server = Pick<Awaited<ReturnType<typeof spawnServer>>, 'call' | 'url'>
/** Finds the newest mail. */
type FindMail = (address: string, purpose: string) => Promise<Pick<Mail, 'text'> | undefined>

const MARKED_EMAIL = 'Ada.Lovelace@x.test'
const NEXT_EMAIL = 'Countess@x.test'
const MAIL_WITHIN_MS = 20_000
/** Long enough that nothing else looks like it by accident: parts of cookies, but not their names. */
const SECRET_MIN_LENGTH = 20

/** A way through all flows, right and wrong, that remembers everything that must not be found anywhere afterwards. */
export async function startMarkedJourney(server: Server, findMail: FindMail) {
  const secrets = new Set<string>()
  const answers: string[] = []
  const secret = (text: string) => {
    secrets.add(text)
    return text
  }
  const password = secret('a marked fine password')
  const call = async (name: string, input?: unknown, cookie = '') => {
    const response = await server.call(name, input, { cookie, 'user-agent': 'x"}' })
    for (const value of cookiesOf(response).split(/[=;.] ?/))
      if (value.length >= SECRET_MIN_LENGTH && !value.startsWith('__Host')) secret(value)
    const headers = [...response.headers].filter(([header]) => header !== 'set-cookie')
    answers.push(JSON.stringify([name, response.status, headers, await response.text()]))
    return cookiesOf(response)
  }
  const mail = async (purpose: string, address = MARKED_EMAIL) => {
    let found: Awaited<ReturnType<FindMail>>
    await waitFor(async () => {
      found = await findMail(address, purpose)
      return found !== undefined && !secrets.has(linkOf(found).key)
    }, MAIL_WITHIN_MS)
    const { email, key } = linkOf(found)
    secret(key).split('.').forEach(secret)
    return { link: { email, key }, code: purpose === 'confirm' || purpose === 'reset' ? secret(codeOf(found)) : '' }
  }
  const signup = await call('signup', { email: MARKED_EMAIL, password, name: 'Ada' })
  await call('confirmEmail', { email: MARKED_EMAIL, code: (await mail('confirm')).code }, signup)
  await call('login', { identifier: MARKED_EMAIL, password: secret('a marked wrong password') })
  await call('login', { identifier: secret('typed the password here'), password })
  await call('signup', { email: secret('no-address'), password: secret('shorty') })
  await call('login', { identifier: MARKED_EMAIL, password, extra: secret('something else') })
  await call('requestPasswordReset', { email: MARKED_EMAIL })
  const { link } = await mail('reset')
  await call('checkPasswordResetKey', link)
  const renewed = secret('a marked new password')
  const reset = await call('resetPassword', { ...link, password: renewed })
  const changed = secret('a marked last password')
  const cookie = await call('changePassword', { currentPassword: renewed, newPassword: changed }, reset)
  await call('proveIdentity', { password: secret('a marked wrong proof') }, cookie)
  await call('requestEmailChange', { email: NEXT_EMAIL, password: changed }, cookie)
  await call('confirmEmailChange', (await mail('email_change', NEXT_EMAIL)).link, cookie)
  await call('undoSecurityChange', (await mail('email_changed')).link)
  await call('login', { identifier: MARKED_EMAIL, password: changed })
  const again = await mail('reset')
  const last = secret('a marked final password')
  const session = await call('resetPassword', { ...again.link, password: last })
  await call('checkPasswordResetKey', again.link)
  const strange = await fetch(`${server.url}/trpc/auth.login?password=${secret('in-the-address')}`, {
    method: 'POST',
    body: `{"password":"${secret('broken-json')}`,
  })
  answers.push(await strange.text())
  return {
    secrets,
    /** Every answer but its cookies. */
    answers,
    addresses: [MARKED_EMAIL, NEXT_EMAIL],
    deleteAccount: () => call('deleteAccount', { password: last, confirmation: 'delete' }, session),
  }
}
