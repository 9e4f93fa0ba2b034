import { AuthError } from '@latchkey/shared'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA } from '../testing/fake-api.ts'
import { showFlow } from '../testing/show-flow.tsx'
import { focusFirst } from './focus.ts'

const code = () => page.getByLabelText('Code', { exact: true })
const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))
const heading = (name: string) => page.getByRole('heading', { name })

function fakeClock() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
}

const WAITING = { view: 'check_email', email: 'ada@x.test', mailJustSent: true } as const

test('after a sign-up the code of the mail confirms, with or without a space (UX-13, S1-25)', async () => {
  const { callsOf, logins, ends } = showFlow(WAITING)
  await expect.element(code()).toHaveAttribute('inputmode', 'numeric')
  await expect.element(code()).toHaveAttribute('autocomplete', 'one-time-code')
  await userEvent.fill(code(), '123 456')
  await press('Confirm')
  await expect.element(page.getByText('Thanks for confirming your email address. You are now logged in.')).toBeVisible()
  expect(callsOf('confirmEmail')).toEqual([{ email: 'ada@x.test', code: '123 456' }])
  expect(logins).toEqual([ADA])
  await press('Continue')
  expect(ends).toEqual([ADA])
})

test('five digits are no code, and a wrong one is told (UX-15)', async () => {
  const { calls } = showFlow(WAITING, { api: { confirmEmail: () => Promise.reject(new AuthError('code_wrong')) } })
  await userEvent.fill(code(), '12345')
  await press('Confirm')
  await expect.element(code()).toHaveAccessibleDescription(/^The code has six digits\./)
  expect(calls).toEqual([])
  await userEvent.fill(code(), '123456')
  await press('Confirm')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/^This code is wrong or too old\./)
})

test('a wrong code stayed in its field, and the next one was typed behind it: now the field is empty', async () => {
  const { callsOf } = showFlow(WAITING, { api: { confirmEmail: () => Promise.reject(new AuthError('code_wrong')) } })
  await userEvent.fill(code(), '123456')
  await press('Confirm')
  await expect.element(code()).toHaveFocus()
  await userEvent.keyboard('654321{Enter}')
  await expect.poll(() => callsOf('confirmEmail')).toEqual(['123456', '654321'].map((typed) => ({ email: 'ada@x.test', code: typed })))
})

test('a code in a browser that did not sign up asks for the password that was chosen (SU-4)', async () => {
  const { callsOf } = showFlow(WAITING, {
    api: {
      confirmEmail: ({ password }) => Promise.resolve(password ? { status: 'logged_in', user: ADA } : { status: 'password_required' }),
    },
  })
  await userEvent.fill(code(), '123456')
  await press('Confirm')
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
  await press('Confirm my email address')
  await expect.element(heading('Welcome')).toBeVisible()
  expect(callsOf('confirmEmail').at(-1)).toEqual({ email: 'ada@x.test', code: '123456', password: 'correct horse' })
})

test('it goes on by itself once the link was clicked in another tab or device (UX-41)', async () => {
  fakeClock()
  let confirmed = false
  const { callsOf, logins } = showFlow(WAITING, {
    api: { checkSignup: () => Promise.resolve(confirmed ? { status: 'logged_in', user: ADA } : { status: 'waiting' }) },
  })
  await vi.advanceTimersByTimeAsync(3000)
  expect([callsOf('checkSignup').length, logins.length]).toEqual([1, 0])
  confirmed = true
  await vi.advanceTimersByTimeAsync(3000)
  await expect.element(heading('Welcome')).toBeVisible()
  expect(logins).toEqual([ADA])
  await vi.advanceTimersByTimeAsync(30_000)
  expect(callsOf('checkSignup').length).toBe(2)
})

test('the mail can be sent again, but not before the server would (S1-20)', async () => {
  fakeClock()
  const { callsOf } = showFlow(WAITING)
  const again = page.getByRole('button', { name: /^Send the email again/ })
  await expect.element(again).toMatchTextContent(/^Send the email again in \d+ seconds$/)
  await expect.element(again).toHaveAccessibleName('Send the email again')
  await userEvent.click(again, { force: true })
  expect(callsOf('resendConfirmation')).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)
  await press('Send the email again')
  await expect
    .element(page.getByRole('status'))
    .toMatchTextContent(/^If ada@x\.test is waiting to be confirmed, a new email is on its way\./)
  expect(callsOf('resendConfirmation')).toEqual([{ email: 'ada@x.test' }])
  await expect.element(again).toMatchTextContent(/^Send the email again in \d+ seconds$/)
})

test('asking for a reset claims nothing, names the address, and says where to look (UX-19, S1-19)', async () => {
  const { callsOf } = showFlow({ view: 'forgot', email: 'ada@x.test' })
  await press('Reset password')
  await expect
    .element(page.getByText(/mailbox of/))
    .toHaveTextContent('Look in the mailbox of ada@x.test. If it belongs to an account, an email with a link and a code is on its way.')
  expect(callsOf('requestPasswordReset')).toEqual([{ email: 'ada@x.test' }])
})

test('with the classic texts a reset tells whether there is an account (S1-19)', async () => {
  let known = false
  showFlow(
    { view: 'forgot', email: 'ada@x.test' },
    {
      settings: { privacy: 'friendly' },
      api: { requestPasswordReset: () => (known ? Promise.resolve(null) : Promise.reject(new AuthError('email_unknown'))) },
    },
  )
  await press('Reset password')
  await expect.element(page.getByRole('alert')).toHaveTextContent('That username does not exist in our records.')
  known = true
  await press('Reset password')
  await expect.element(page.getByText('A password reset email has been sent to ada@x.test.')).toBeVisible()
})

test('the code of a reset mail leads to the new password; a wrong one can be put right without typing that again (S5-86)', async () => {
  const { callsOf } = showFlow(
    { view: 'enter_code', email: 'ada@x.test' },
    {
      api: {
        resetPassword: (input) =>
          'code' in input && input.code === '654321'
            ? Promise.resolve({ status: 'logged_in', user: ADA })
            : Promise.reject(new AuthError('code_wrong')),
      },
    },
  )
  await userEvent.fill(code(), '123456')
  await press('Continue')
  await userEvent.fill(page.getByLabelText('New password', { exact: true }), 'correct horse')
  await userEvent.fill(page.getByLabelText('Repeat new password', { exact: true }), 'correct horse')
  await press('Set new password')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/^This code is wrong or too old\./)
  expect(document.activeElement).toBe(code().element())
  await userEvent.keyboard('654321')
  await press('Set new password')
  await expect.element(page.getByText('Your password has been reset. You are now logged in.')).toBeVisible()
  expect(callsOf('resetPassword').at(-1)).toEqual({ email: 'ada@x.test', code: '654321', password: 'correct horse' })
})

test('the login, too, knows when the mail of a sign-up went out, and claims no second one (S1-20)', async () => {
  const login = { login: () => Promise.reject(new AuthError('email_not_confirmed')) }
  const { flow, callsOf } = showFlow({ view: 'signup', email: 'ada@x.test' }, { api: login })
  await userEvent.fill(page.getByLabelText('Name'), 'Ada')
  for (const label of ['Password', 'Repeat password']) await userEvent.fill(page.getByLabelText(label, { exact: true }), 'correct horse')
  await press('Sign up')
  await expect.element(heading('Check your email')).toBeVisible()
  await press('Use another email address')
  await press('Log in')
  expect(flow()).toMatchObject({ view: 'login', email: 'ada@x.test' })
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
  await press('Log in')
  const again = page.getByRole('button', { name: 'Send the confirmation email again' })
  await expect.element(again).toMatchTextContent(/ in \d+ seconds$/)
  await userEvent.click(again, { force: true })
  expect(callsOf('resendConfirmation')).toEqual([])
})

test('who mistyped the address gets it back to change, and keeps the name (UX-35)', async () => {
  const { element, flow } = showFlow({ ...WAITING, typed: { name: 'Ada' } })
  await press('Use another email address')
  expect(flow()).toMatchObject({ view: 'signup', email: 'ada@x.test', typed: { name: 'Ada' } })
  await expect.element(page.getByLabelText('Name')).toHaveValue('Ada')
  focusFirst(element)
  expect(document.activeElement).toBe(page.getByLabelText('Email').element())
  expect(getSelection()?.toString()).toBe('ada@x.test')
})

test('what the code is for is said beside it, and what goes on by itself above (S1-7, UX-41)', async () => {
  showFlow(WAITING)
  await expect
    .element(code())
    .toHaveAccessibleDescription(
      'We have sent a confirmation email to ada@x.test. Check your email, and click on the link. Or enter the six digits from the email. They work for 10 minutes.',
    )
  await expect.element(page.getByText(/This goes on by itself once you have clicked the link\./)).toBeVisible()
})

test('the two passwords of a form have buttons of different names that begin with the word on them (UX-9)', () => {
  showFlow({ view: 'signup', email: '' })
  const toggles = page.getByRole('button', { name: /^Show / }).elements()
  expect(toggles.map((toggle) => [toggle.textContent, toggle.ariaLabel])).toEqual([
    ['Show', 'Show password'],
    ['Show', 'Show repeated password'],
  ])
})

test('a reset mail that is sent again is told once, not twice (S1-20)', async () => {
  fakeClock()
  const { element, callsOf } = showFlow({ view: 'enter_code', email: 'ada@x.test' })
  const tellings = () => element.textContent?.split('Look in the mailbox of ada@x.test').length ?? 0
  expect(tellings()).toBe(2)
  vi.advanceTimersByTime(60_000)
  await press('Send the email again')
  await expect.element(page.getByRole('status')).toMatchTextContent(/^Look in the mailbox of ada@x\.test/)
  expect([tellings(), callsOf('requestPasswordReset').length]).toEqual([2, 1])
})
