import { AuthError, fieldError } from '@latchkey/shared'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA } from '../testing/fake-api.ts'
import { showFlow } from '../testing/show-flow.tsx'

const CONFIRM = { view: 'confirm', email: 'ada@x.test', proof: { key: 'the-key' } } as const
const RESET = { view: 'reset', email: 'ada@x.test', proof: { key: 'the-key' } } as const
const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))
const field = (label: string) => page.getByLabelText(label, { exact: true })
const heading = (name: string) => page.getByRole('heading', { name })

async function choosePassword(password = 'correct horse', repeated = password) {
  await userEvent.fill(field('New password'), password)
  await userEvent.fill(field('Repeat new password'), repeated)
  await press('Set new password')
}

describe('confirming', () => {
  test('nothing is sent before the button is pressed (SU-9, UX-42)', async () => {
    const { calls, callsOf, logins, ends } = showFlow(CONFIRM)
    await expect.element(heading('Confirm your email address')).toBeVisible()
    expect(calls).toEqual([])
    await press('Confirm my email address')
    await expect.element(page.getByText('Thanks for confirming your email address. You are now logged in.')).toBeVisible()
    expect(callsOf('confirmEmail')).toEqual([{ email: 'ada@x.test', key: 'the-key' }])
    expect([logins, ends]).toEqual([[ADA], []])
    await press('Continue')
    expect(ends).toEqual([ADA])
  })

  test('in another browser it asks for the chosen password; a wrong one can be tried again or reset (SU-4)', async () => {
    const { callsOf } = showFlow(CONFIRM, {
      api: {
        confirmEmail: ({ password }) => {
          if (password === undefined) return Promise.resolve({ status: 'password_required' })
          return password === 'correct horse'
            ? Promise.resolve({ status: 'confirmed' })
            : Promise.reject(new AuthError('credentials_wrong'))
        },
      },
    })
    await press('Confirm my email address')
    await expect.element(field('Password')).toHaveFocus()
    await expect.element(field('Password')).toHaveAccessibleDescription(/^To be sure that it was you who signed up with ada@x\.test/)
    await expect.element(field('Email')).toHaveValue('ada@x.test')
    await userEvent.fill(field('Password'), 'wrong')
    await press('Confirm my email address')
    await expect.element(page.getByRole('alert')).toMatchTextContent(/^This is not the password that was chosen at sign-up\./)
    await expect.element(field('Password')).toHaveValue('')
    await expect.element(page.getByRole('button', { name: 'Reset the password instead' })).toBeVisible()
    await userEvent.fill(field('Password'), 'correct horse')
    await press('Confirm my email address')
    await expect.element(page.getByText('Thanks for confirming your email address. You can log in now.')).toBeVisible()
    expect(callsOf('confirmEmail').length).toBe(3)
    await press('Log in')
    await expect.element(field('Email')).toHaveValue('ada@x.test')
  })

  test('who is logged in as somebody else is told, and stays so (UX-45, SU-11)', async () => {
    const bob = { ...ADA, id: 'bob', email: 'bob@x.test' }
    const { logins } = showFlow(CONFIRM, { user: bob, api: { confirmEmail: () => Promise.resolve({ status: 'confirmed' }) } })
    await expect.element(page.getByText(/You are logged in as bob@x\.test\./)).toBeVisible()
    await press('Confirm my email address')
    await expect.element(page.getByText(/You stay logged in with your other account/)).toBeVisible()
    expect(logins).toEqual([])
  })

  test.each([
    [
      'link_invalid',
      'This confirmation link is not valid. Perhaps you have already confirmed your address? Try logging in normally.',
      'Log in',
    ],
    ['link_used', 'This confirmation link has been used already: your address is confirmed. Log in to go on.', 'Log in'],
    ['link_expired', 'Confirmation links work for one day only. We can send a new one to ada@x.test.', 'Send a new email'],
    [
      'link_replaced',
      'This confirmation link has been replaced. Open the newest email to ada@x.test, or ask for another one.',
      'Send a new email',
    ],
  ] as const)('%s says what to do next (UX-44, S1-26)', async (code, text, button) => {
    const { element } = showFlow(CONFIRM, { api: { confirmEmail: () => Promise.reject(new AuthError(code)) } })
    await press('Confirm my email address')
    await expect.element(page.getByRole('button', { name: button })).toBeVisible()
    const paragraph = element.querySelector('[data-latchkey-part=text]')
    expect(paragraph?.textContent?.replaceAll(/\s+/g, ' ')).toBe(text)
    expect(page.getByRole('button', { name: button }).element().getAttribute('aria-describedby')).toBe(paragraph?.id)
  })

  test('a link that is too old can be had anew at once (UX-44)', async () => {
    const { callsOf } = showFlow(CONFIRM, { api: { confirmEmail: () => Promise.reject(new AuthError('link_expired')) } })
    await press('Confirm my email address')
    await press('Send a new email')
    await expect.element(heading('Check your email')).toBeVisible()
    expect(callsOf('resendConfirmation')).toEqual([{ email: 'ada@x.test' }])
  })
})

describe('resetting', () => {
  test('the link is checked first, and the form shows whose password it is (S1-22, UX-3)', async () => {
    const { callsOf } = showFlow(RESET)
    await expect.element(field('Email')).toHaveValue('ada@x.test')
    const email = field('Email').element()
    expect([email.getAttribute('autocomplete'), email.getAttribute('type'), email.hasAttribute('readonly')]).toEqual([
      'username',
      'email',
      true,
    ])
    expect(callsOf('checkPasswordResetKey')).toEqual([{ email: 'ada@x.test', key: 'the-key' }])
  })

  test('a new password is set, and whoever set it is logged in (S1-23, S1-24)', async () => {
    const { callsOf, logins, ends } = showFlow(RESET)
    await choosePassword('correct horse', 'correct house')
    await expect.element(field('Repeat new password')).toHaveAccessibleDescription('Passwords did not match. Try again.')
    expect(callsOf('resetPassword')).toEqual([])
    await choosePassword()
    await expect.element(page.getByText('Your password has been reset. You are now logged in.')).toBeVisible()
    expect(callsOf('resetPassword')).toEqual([{ email: 'ada@x.test', key: 'the-key', password: 'correct horse' }])
    expect(logins).toEqual([ADA])
    await press('Continue')
    expect(ends).toEqual([ADA])
  })

  test('where a reset does not log in, it leads to the login (RESET_LOGS_IN=false)', async () => {
    showFlow(RESET, { api: { resetPassword: () => Promise.resolve({ status: 'reset' }) } })
    await choosePassword()
    await press('Log in')
    await expect.element(field('Email')).toHaveValue('ada@x.test')
  })

  test('a password that the server refuses uses nothing up (RS-4, UX-20)', async () => {
    showFlow(RESET, { api: { resetPassword: () => Promise.reject(fieldError('password', 'password_like_account')) } })
    await choosePassword()
    await expect.element(field('New password')).toHaveAccessibleDescription(/^This password is too much like your name/)
    await expect.element(heading('Reset your password')).toBeVisible()
  })

  test.each([
    ['link_invalid', 'This is not a valid password reset link', 'Send a new email'],
    ['link_expired', 'Ask for a new one; your password has not changed.', 'Send a new email'],
    ['link_used', 'This password reset link has been used already. Log in with your new password, or ask for a new email.', 'Log in'],
    [
      'link_replaced',
      'This password reset link has been replaced. Open the newest email to ada@x.test, or ask for another one.',
      'Send a new email',
    ],
  ] as const)('%s is told before anybody thinks of a password (UX-44, UX-48, S1-22)', async (reason, text, button) => {
    showFlow(RESET, { api: { checkPasswordResetKey: () => Promise.resolve({ valid: false, reason }) } })
    await expect.element(page.getByText(text, { exact: true })).toBeVisible()
    await expect.element(page.getByRole('button', { name: button })).toHaveAttribute('type', 'submit')
  })

  test('a link that was used in between is told too (S1-24, SU-7)', async () => {
    showFlow(RESET, { api: { resetPassword: () => Promise.reject(new AuthError('link_used')) } })
    await choosePassword()
    await expect.element(heading('This link has been used')).toBeVisible()
  })

  test('a check that did not get through can be tried again (UX-22)', async () => {
    let fails = true
    showFlow(RESET, {
      api: { checkPasswordResetKey: () => (fails ? Promise.reject(new AuthError('unavailable')) : Promise.resolve({ valid: true })) },
    })
    await expect.element(page.getByRole('alert')).toMatchTextContent(/^We can’t be reached right now\./)
    fails = false
    await press('Try again')
    await expect.element(field('New password')).toBeVisible()
  })

  test('cancelling leaves everything as it was (S1-23)', async () => {
    const { callsOf, ends } = showFlow(RESET)
    await userEvent.fill(field('New password'), 'correct horse')
    await press('Cancel')
    expect(ends).toEqual([null])
    expect(callsOf('resetPassword')).toEqual([])
  })
})

test('a damaged link says so, with ways on (UX-44)', async () => {
  showFlow({ view: 'message', message: 'link_damaged', email: '' })
  await expect.element(heading('This link is damaged')).toBeVisible()
  await press('Log in')
  await expect.element(heading('Log in')).toBeVisible()
})

test('a used reset link has nothing to offer to who is logged in but going on', async () => {
  const { ends } = showFlow({ view: 'message', email: 'ada@x.test', message: 'reset_link_used' }, { user: ADA })
  await expect.element(page.getByText(/You are logged in, so there is nothing more to do\./)).toBeVisible()
  expect(page.getByText(/Log in/).query()).toBeNull()
  await press('Continue')
  expect(ends).toEqual([null])
})
