import { AuthError, fieldError, PASSWORD_FLOOR_LENGTH } from '@latchkey/shared'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA } from '../testing/fake-api.ts'
import { showFlow } from '../testing/show-flow.tsx'

const SIGNUP = { view: 'signup', email: '' } as const
const field = (label: string) => page.getByLabelText(label, { exact: true })
const submit = () => page.getByRole('button', { name: 'Sign up', exact: true })

async function fillIn(typed: Record<string, string> = {}) {
  const all = { Email: 'ada@x.test', Name: 'Ada', Password: 'correct horse', 'Repeat password': 'correct horse', ...typed }
  for (const [label, text] of Object.entries(all)) await userEvent.fill(field(label), text)
}

test('signing up sends what was typed, and says where the mail went (S1-2, S1-6, S1-7)', async () => {
  const { callsOf, ends } = showFlow(SIGNUP)
  await fillIn({ Email: ' ada@x.test ', Name: ' Ada ' })
  await userEvent.click(submit())
  await expect.element(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await expect
    .element(page.getByText(/We have sent/))
    .toHaveTextContent('We have sent a confirmation email to ada@x.test.\n\nCheck your email, and click on the link.', {
      normalizeWhitespace: false,
    })
  expect(callsOf('signup')).toEqual([{ email: 'ada@x.test', name: 'Ada', password: 'correct horse' }])
  expect(ends).toEqual([])
})

test('two different passwords are told at the second one, and nothing is sent (S1-3, PW-8)', async () => {
  const { calls } = showFlow(SIGNUP)
  await fillIn({ 'Repeat password': 'correct house' })
  await userEvent.click(submit())
  await expect.element(field('Repeat password')).toHaveAccessibleDescription('Passwords do not match. Try again.')
  expect(document.activeElement).toBe(field('Repeat password').element())
  expect(calls).toEqual([])
})

test('a name of blanks is no name (S1-4)', async () => {
  const { calls } = showFlow(SIGNUP)
  await fillIn({ Name: '   ' })
  await userEvent.click(submit())
  await expect.element(field('Name')).toHaveAccessibleDescription('Must supply a name')
  expect(calls).toEqual([])
})

test('what the server refuses is told at its field, where the focus goes; the rest is kept (UX-20, S1-1)', async () => {
  showFlow(SIGNUP, { api: { signup: () => Promise.reject(fieldError('password', 'password_common')) } })
  await fillIn()
  await userEvent.click(submit())
  await expect.element(field('Password')).toHaveAccessibleDescription(/^This password is on lists of common passwords\./)
  expect(document.activeElement).toBe(field('Password').element())
  await expect.element(field('Name')).toHaveValue('Ada')
  await expect.element(field('Repeat password')).toHaveValue('correct horse')
  await userEvent.click(field('Name'))
  await expect.element(field('Password')).toHaveAttribute('aria-invalid', 'true')
  await userEvent.fill(field('Password'), 'a better horse')
  await expect.element(field('Password')).not.toHaveAttribute('aria-invalid')
})

test('an address that is taken is told with the classic text (S1-5)', async () => {
  showFlow(SIGNUP, { settings: { privacy: 'friendly' }, api: { signup: () => Promise.reject(fieldError('email', 'email_taken')) } })
  await fillIn()
  await userEvent.click(submit())
  await expect
    .element(field('Email'))
    .toHaveAccessibleDescription('This email address has already been registered for our service. Try logging in.')
})

test('the rule for passwords stands there before anything is typed, and is told to password managers (UX-14, UX-24)', async () => {
  showFlow(SIGNUP, { settings: { passwordMinLength: 15 } })
  await expect.element(field('Password')).toHaveAccessibleDescription(/^At least 15 characters\./)
  for (const label of ['Password', 'Repeat password']) {
    await expect.element(field(label)).toHaveAttribute('passwordrules', 'minlength: 15; allowed: unicode;')
    await expect.element(field(label)).toHaveAttribute('autocomplete', 'new-password')
  }
  await fillIn({ Password: 'x'.repeat(14), 'Repeat password': 'x'.repeat(14) })
  await userEvent.click(submit())
  await expect.element(field('Password')).toHaveAccessibleDescription(/This password is too short: at least 15 characters\./)
})

test('lengths are counted as people count them (PW-1)', async () => {
  const { callsOf } = showFlow(SIGNUP)
  const short = '🔑'.repeat(PASSWORD_FLOOR_LENGTH - 1)
  await fillIn({ Password: short, 'Repeat password': short })
  await userEvent.click(submit())
  expect(callsOf('signup')).toEqual([])
  await userEvent.fill(field('Password'), `${short}🔑`)
  await userEvent.fill(field('Repeat password'), `${short}🔑`)
  await userEvent.click(submit())
  await expect.poll(() => callsOf('signup').length).toBe(1)
})

test('its fields are other ones than those of the login (UX-2)', () => {
  const idsOf = (element: Element) =>
    [...element.querySelectorAll('input')].flatMap(({ id, name }) => [id, name]).filter((id) => !id.includes('remember'))
  const login = idsOf(showFlow({ view: 'login', email: '' }).element)
  const signup = idsOf(showFlow(SIGNUP).element)
  expect(login.filter((id) => signup.includes(id))).toEqual([])
  expect(new Set(signup.filter((id) => id.startsWith('latchkey-'))).size).toBe(4)
})

test('a second form on the page has ids of its own, and each label focuses its own field (UX-63)', async () => {
  const [first, second] = [showFlow(SIGNUP).element, showFlow(SIGNUP).element]
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const element of [first, second]) {
    const label = element.querySelector('label')
    await userEvent.click(label ?? element)
    expect(element.contains(document.activeElement)).toBe(true)
  }
})

test('where people have usernames it asks for one (S2-33)', async () => {
  const { callsOf } = showFlow(SIGNUP, {
    settings: { loginWith: ['email', 'username'] },
    api: { signup: () => Promise.reject(fieldError('username', 'username_taken')) },
  })
  await fillIn({ Username: 'ada-l' })
  await userEvent.click(submit())
  await expect.element(field('Username')).toHaveAccessibleDescription(/^Please use a different username\./)
  expect(callsOf('signup')).toMatchObject([{ username: 'ada-l' }])
})

test('who is logged in at once is done (CONFIRMATION=off)', async () => {
  const { ends } = showFlow(SIGNUP, { api: { signup: () => Promise.resolve({ status: 'logged_in', user: ADA }) } })
  await fillIn()
  await userEvent.click(submit())
  await expect.poll(() => ends).toEqual([ADA])
})

test('who has to be let in by somebody is told so (S1-30)', async () => {
  showFlow(SIGNUP, { api: { signup: () => Promise.resolve({ status: 'awaiting_approval' }) } })
  await fillIn()
  await userEvent.click(submit())
  await expect.element(page.getByText(/waiting for approval/)).toBeVisible()
})

test('where nobody can sign up it says so instead (SIGNUP_OPEN=false)', async () => {
  showFlow(SIGNUP, { settings: { signup: 'closed' } })
  await expect.element(page.getByText(/New accounts can’t be made here/)).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Log in' }))
  await expect.element(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
})

test('too many attempts: it says how long to wait, counts down, and works again (UX-21)', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  let refuse = true
  const limited = () => Promise.reject(new AuthError('too_many_attempts', { retryAfterSeconds: 20 }))
  const { callsOf } = showFlow(SIGNUP, { api: { signup: () => (refuse ? limited() : Promise.resolve({ status: 'confirm_email' })) } })
  await fillIn()
  await userEvent.click(submit())
  await expect.element(page.getByRole('alert')).toHaveTextContent('Too many attempts. You can try again in 20 seconds.')
  await expect.element(submit()).toHaveAttribute('aria-disabled', 'true')
  await userEvent.keyboard('{Enter}')
  await vi.advanceTimersByTimeAsync(10_000)
  await expect.element(page.getByRole('timer')).toMatchTextContent(/^You can try again in (10|9) seconds\.$/)
  await vi.advanceTimersByTimeAsync(10_000)
  await expect.element(page.getByRole('status')).toHaveTextContent('You can try again now.')
  await expect.element(page.getByRole('alert')).toHaveTextContent('')
  refuse = false
  await userEvent.click(submit())
  await expect.element(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  expect(callsOf('signup').length).toBe(2)
})
