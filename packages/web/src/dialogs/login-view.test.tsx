import { AuthError } from '@latchkey/shared'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.ts'
import { showFlow } from '../testing/show-flow.tsx'

const EMPTY = { view: 'login', email: '' } as const
const emailField = () => page.getByLabelText('Email')
const passwordField = () => page.getByLabelText('Password', { exact: true })
const submit = () => page.getByRole('button', { name: 'Log in', exact: true })

async function logIn(email = 'ada@x.test', password = 'correct horse') {
  await userEvent.fill(emailField(), email)
  await userEvent.fill(passwordField(), password)
  await userEvent.click(submit())
}

function inputOf(locator: { element: () => Element }): HTMLInputElement {
  const element = locator.element()
  if (!(element instanceof HTMLInputElement)) throw new Error('not an input')
  return element
}

test('the login form is what password managers look for (UX-1, UX-11)', () => {
  const { element } = showFlow(EMPTY)
  const forms = element.querySelectorAll('form')
  expect([forms.length, forms[0]?.method, forms[0]?.noValidate]).toEqual([1, 'post', true])
  const [email, password] = [inputOf(emailField()), inputOf(passwordField())]
  expect([email.name, email.type, email.autocomplete, email.inputMode]).toEqual(['email', 'email', 'username', 'email'])
  expect([password.name, password.type, password.autocomplete]).toEqual(['password', 'password', 'current-password'])
  for (const input of [email, password]) expect([input.autocapitalize, input.spellcheck]).toEqual(['none', false])
  expect(element.querySelectorAll('[type=submit]').length).toBe(1)
})

test('a login sends what was typed, and ends the flow (S1-15, S1-17, UX-12)', async () => {
  const { callsOf, ends, logins } = showFlow(EMPTY)
  await logIn(' A+b@X.test ')
  await expect.poll(() => ends).toEqual([ADA])
  expect(callsOf('login')).toEqual([{ identifier: 'A+b@X.test', password: 'correct horse', remember: false }])
  expect(logins).toEqual([ADA])
})

test.each([true, false])('“Remember me” begins as the settings say: %s (S4-62)', async (rememberDefault) => {
  const { callsOf } = showFlow(EMPTY, { settings: { rememberDefault } })
  const box = page.getByRole('checkbox', { name: 'Remember me' })
  expect(inputOf(box).checked).toBe(rememberDefault)
  await userEvent.click(page.getByText('Remember me'))
  await logIn()
  await expect.poll(() => callsOf('login')).toMatchObject([{ remember: !rememberDefault }])
})

test('an empty form sends nothing, and names its first mistake where the focus goes (UX-15)', async () => {
  const { calls } = showFlow(EMPTY)
  await userEvent.click(submit())
  const email = inputOf(emailField())
  expect(document.activeElement).toBe(email)
  expect(email.getAttribute('aria-invalid')).toBe('true')
  await expect.element(emailField()).toHaveAccessibleDescription('Please fill in “Email”.')
  await expect.element(passwordField()).toHaveAccessibleDescription('Please fill in “Password”.')
  expect(calls).toEqual([])
})

test('no mistake is told before a field has been left, and it goes as soon as it is put right (UX-16)', async () => {
  showFlow({ view: 'forgot', email: '' })
  const email = inputOf(emailField())
  await userEvent.type(emailField(), 'ada@x')
  expect(email.ariaInvalid).toBeNull()
  await userEvent.click(page.getByRole('heading'))
  await expect.element(page.getByText(/This is not an email address\./)).toBeVisible()
  await userEvent.type(emailField(), '.')
  await expect.element(page.getByText(/This is not an email address\./)).toBeVisible()
  await userEvent.type(emailField(), 'test')
  expect(email.ariaInvalid).toBeNull()
  expect(page.getByText(/This is not an email address\./).query()).toBeNull()
})

test('after a wrong login the email is kept, the password empty and focused, and the reason told in the form (UX-18, S1-18)', async () => {
  const { element } = showFlow(EMPTY, { api: { login: () => Promise.reject(new AuthError('credentials_wrong')) } })
  const alert = element.querySelector('form [role=alert]')
  expect(alert?.textContent).toBe('')
  await logIn()
  await expect.element(page.getByRole('alert')).toHaveTextContent('These details are wrong. Check both and try again.')
  expect(page.getByRole('alert').element()).toBe(alert)
  expect([inputOf(emailField()).value, inputOf(passwordField()).value]).toEqual(['ada@x.test', ''])
  expect(document.activeElement).toBe(inputOf(passwordField()))
  expect(element.querySelector('[data-latchkey-view=login]')?.getAttribute('data-latchkey-state')).toBe('error')
})

test('with the classic texts a wrong login reads as it used to (S4-65)', async () => {
  showFlow(EMPTY, { settings: { privacy: 'friendly' }, api: { login: () => Promise.reject(new AuthError('credentials_wrong')) } })
  await logIn()
  await expect.element(page.getByRole('alert')).toHaveTextContent('Invalid username or password')
})

test('the link that sends the confirmation again is there only when that is what is missing (S1-16, S1-20)', async () => {
  const resend = page.getByRole('button', { name: 'Send the confirmation email again' })
  const { callsOf } = showFlow(EMPTY, {
    settings: { privacy: 'friendly' },
    api: { login: () => Promise.reject(new AuthError('email_not_confirmed')) },
  })
  expect(resend.query()).toBeNull()
  await logIn()
  await userEvent.click(resend)
  await expect.element(page.getByRole('status')).toHaveTextContent('A new confirmation email has been sent to ada@x.test.')
  expect(callsOf('resendConfirmation')).toEqual([{ email: 'ada@x.test' }])
  await expect.element(resend).toHaveAttribute('aria-disabled', 'true')
  expect(document.activeElement).toBe(resend.element())
  await userEvent.click(resend, { force: true })
  expect(callsOf('resendConfirmation').length).toBe(1)
})

test('sending the confirmation again claims nothing about the account (UX-19), or says so with the classic text (S1-20)', async () => {
  showFlow(EMPTY, { api: { login: () => Promise.reject(new AuthError('email_not_confirmed')) } })
  await logIn()
  await userEvent.click(page.getByRole('button', { name: 'Send the confirmation email again' }))
  await expect
    .element(page.getByRole('status'))
    .toMatchTextContent(/^If ada@x.test is waiting to be confirmed, a new email is on its way\./)
})

test('an address that has nothing to confirm is told so with the classic text (S1-20)', async () => {
  showFlow(EMPTY, {
    settings: { privacy: 'friendly' },
    api: {
      login: () => Promise.reject(new AuthError('email_not_confirmed')),
      resendConfirmation: () => Promise.reject(new AuthError('email_not_unconfirmed')),
    },
  })
  await logIn()
  await userEvent.click(page.getByRole('button', { name: 'Send the confirmation email again' }))
  await expect.element(page.getByRole('alert')).toHaveTextContent("'ada@x.test' is not an unconfirmed user account.")
})

test('while it is under way the button says so and keeps the focus, and a second press sends nothing (UX-10, UX-23)', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof ADA>()
  const { callsOf, ends } = showFlow(EMPTY, { api: { login: () => promise } })
  await logIn()
  const busy = page.getByRole('button', { name: 'Logging in…' })
  await expect.element(busy).toHaveAttribute('aria-disabled', 'true')
  expect(document.activeElement).toBe(busy.element())
  await expect.element(page.getByRole('status')).toHaveTextContent('Logging in…')
  // A person can press it, so no waiting until it is enabled.
  await userEvent.click(busy, { force: true })
  await userEvent.keyboard('{Enter}')
  resolve(ADA)
  await expect.poll(() => ends).toEqual([ADA])
  expect(callsOf('login').length).toBe(1)
})

test.each(['Email', 'Password'])('Enter in “%s” sends once (UX-10)', async (label) => {
  const { callsOf, ends } = showFlow({ view: 'login', email: 'ada@x.test' })
  await userEvent.fill(passwordField(), 'correct horse')
  await userEvent.click(page.getByLabelText(label, { exact: true }))
  await userEvent.keyboard('{Enter}{Enter}')
  await expect.poll(() => ends.length).toBe(1)
  expect(callsOf('login').length).toBe(1)
})

test('the password can be shown and hidden without losing the caret, and is hidden again when sent (UX-9)', async () => {
  const { promise } = Promise.withResolvers<typeof ADA>()
  showFlow({ view: 'login', email: 'ada@x.test' }, { api: { login: () => promise } })
  await userEvent.fill(passwordField(), 'correct horse')
  const password = inputOf(passwordField())
  password.setSelectionRange(3, 3)
  const toggle = page.getByRole('button', { name: 'Show password' })
  await expect.element(toggle).toHaveAttribute('type', 'button')
  await userEvent.click(toggle)
  await new Promise(requestAnimationFrame)
  expect([password.type, password.selectionStart, document.activeElement]).toEqual(['text', 3, password])
  // Its words say it, and nothing else: “Hide password, pressed” would be the opposite.
  await expect.element(page.getByRole('button', { name: 'Hide password' })).not.toHaveAttribute('aria-pressed')
  await userEvent.click(submit())
  await expect.poll(() => password.type).toBe('password')
})

test('a pasted password is kept whole (UX-8)', async () => {
  const elsewhere = mount(() => <textarea>{'x'.repeat(200)}</textarea>).querySelector('textarea')
  elsewhere?.select()
  await userEvent.copy()
  const { element } = showFlow(EMPTY)
  const password = inputOf(passwordField())
  expect(password.maxLength).toBe(-1)
  password.focus()
  await userEvent.paste()
  await expect.poll(() => password.value.length).toBe(200)
  expect(element.querySelector('[maxlength]')).toBeNull()
})

test.each(['unavailable', 'internal'] as const)(
  'what was typed stays when the server fails (%s), and “Try again” works (UX-22)',
  async (code) => {
    let fails = true
    const { ends } = showFlow(EMPTY, {
      api: {
        login: () =>
          fails ? Promise.reject(code === 'internal' ? new TypeError('x is undefined') : new AuthError(code)) : Promise.resolve(ADA),
      },
    })
    await logIn()
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Nothing that you typed is lost\./)
    await expect.element(page.getByRole('alert')).not.toMatchTextContent(/undefined/)
    expect([inputOf(emailField()).value, inputOf(passwordField()).value]).toEqual(['ada@x.test', 'correct horse'])
    fails = false
    await userEvent.click(page.getByRole('button', { name: 'Try again' }))
    await expect.poll(() => ends).toEqual([ADA])
  },
)

test('the email typed goes along to “forgot” and back, and the links stay in their place (UX-35, S1-19)', async () => {
  const { element } = showFlow(EMPTY)
  const linksOf = () =>
    [...element.querySelectorAll('form > [data-latchkey-part=links]:last-child button')].map(({ textContent }) => textContent)
  expect(linksOf()).toEqual(['Forgot password?', 'Sign up'])
  await userEvent.fill(emailField(), 'ada@x.test')
  await userEvent.click(page.getByRole('button', { name: 'Forgot password?' }))
  await expect.element(page.getByRole('heading', { name: 'Forgot password' })).toBeVisible()
  expect(inputOf(emailField()).value).toBe('ada@x.test')
  await userEvent.fill(emailField(), 'ada@y.test')
  await userEvent.click(page.getByRole('button', { name: 'Back to log in' }))
  expect(inputOf(emailField()).value).toBe('ada@y.test')
})

test('a login by username asks for either, and offers no mail to something that is no address (LOGIN_WITH)', async () => {
  const { element, callsOf } = showFlow(EMPTY, {
    settings: { loginWith: ['email', 'username'] },
    api: { login: () => Promise.reject(new AuthError('email_not_confirmed')) },
  })
  const identifier = page.getByLabelText('Email or username')
  expect([inputOf(identifier).type, inputOf(identifier).name]).toEqual(['text', 'email'])
  await userEvent.fill(identifier, 'ada-l')
  await userEvent.fill(passwordField(), 'correct horse')
  await userEvent.click(submit())
  await expect.element(page.getByRole('alert')).toMatchTextContent(/not confirmed yet/)
  expect(callsOf('login')).toMatchObject([{ identifier: 'ada-l' }])
  expect(element.textContent).not.toMatch(/send (it|the confirmation email) again/i)
})

test('where nobody can sign up there is no link to it (SIGNUP_OPEN=false)', () => {
  showFlow(EMPTY, { settings: { signup: 'closed' } })
  expect(page.getByRole('button', { name: 'Sign up' }).query()).toBeNull()
})

test('who has tried too often is told what helps (UX-21)', async () => {
  showFlow(EMPTY, { api: { login: () => Promise.reject(new AuthError('too_many_attempts', { retryAfterSeconds: 20 })) } })
  await logIn()
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Too many attempts. Please wait, or reset your password. You can try again in 20 seconds.')
})
