import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA, createFakeApi } from '../testing/fake-api.ts'
import { createAuth } from './create-auth.tsx'

const dialog = (name: string) => page.getByRole('dialog', { name })
const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))
const codeField = dialog('Check your email').getByLabelText('Code', { exact: true })

/** A page of this tab that has just been loaded. */
function load() {
  const { api, callsOf } = createFakeApi()
  const auth = createAuth({ api, url: `/trpc-${crypto.randomUUID()}` })
  onTestFinished(() => {
    auth.dispose()
    sessionStorage.clear()
  })
  return { auth, callsOf }
}

/** Asks for a code; then the page goes away with the dialog open. */
async function loseCodeField(): Promise<void> {
  const { auth } = load()
  void auth.forgotPasswordWithForm({ email: 'ada@x.test' })
  await press('Reset password')
  await expect.element(codeField).toBeVisible()
  auth.dispose()
}

test('who loads the page anew with a code on its way still has the field for it, from the login too (S5-86)', async () => {
  await loseCodeField()
  const { auth, callsOf } = load()
  void auth.loginWithForm()
  await press('Forgot password?')
  await expect.element(dialog('Check your email').getByText(/mailbox of ada@x\.test/)).toBeVisible()
  await userEvent.fill(codeField, '123456')
  await press('Continue')
  await expect.element(dialog('Reset your password')).toBeVisible()
  expect(callsOf('requestPasswordReset')).toEqual([])
})

test('and still has it after another load, with the code entered; but nothing of the code is kept (S5-86)', async () => {
  await loseCodeField()
  const before = load()
  void before.auth.forgotPasswordWithForm()
  await userEvent.fill(codeField, '123456')
  await press('Continue')
  await expect.element(dialog('Reset your password')).toBeVisible()
  expect(JSON.stringify([sessionStorage, localStorage])).not.toContain('123456')
  before.auth.dispose()
  void load().auth.forgotPasswordWithForm()
  await expect.element(codeField).toHaveValue('')
})

test('not longer than there can be a code; one that was sent again counts (S5-86)', async () => {
  await loseCodeField()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 9 * 60_000 })
  onTestFinished(() => void vi.useRealTimers())
  const { auth } = load()
  void auth.forgotPasswordWithForm()
  vi.setSystemTime(Date.now() + 61_000)
  auth.dispose()
  const late = load()
  void late.auth.forgotPasswordWithForm({ email: 'ada@x.test' })
  await press('Reset password')
  await expect.element(codeField).toBeVisible()
  late.auth.dispose()
  vi.setSystemTime(Date.now() + 9 * 60_000)
  void load().auth.forgotPasswordWithForm()
  await expect.element(codeField).toBeVisible()
})

test.each(['Close', 'Back to log in'])('“%s” gives it up (S5-86)', async (button) => {
  await loseCodeField()
  const { auth } = load()
  const closed = auth.forgotPasswordWithForm()
  await press(button)
  auth.dispose()
  await closed
  void load().auth.forgotPasswordWithForm()
  await expect.element(dialog('Forgot password').getByLabelText('Email')).toHaveValue('')
})

test('so does a login (S5-86)', async () => {
  await loseCodeField()
  const before = load()
  const loggedIn = before.auth.loginWithForm({ email: 'ada@x.test' })
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
  await press('Log in')
  expect(await loggedIn).toEqual(ADA)
  before.auth.dispose()
  const after = load()
  void after.auth.forgotPasswordWithForm()
  await expect.element(dialog('Forgot password')).toBeVisible()
})

test('who asks for another address is asked for it, and a new email after a code leads to the form for that (S5-86)', async () => {
  await loseCodeField()
  const { auth } = load()
  const closed = auth.forgotPasswordWithForm({ email: 'bob@x.test' })
  await expect.element(dialog('Forgot password').getByLabelText('Email')).toHaveValue('bob@x.test')
  await press('Cancel')
  await closed
  auth.dispose()
  await loseCodeField()
  void load().auth.forgotPasswordWithForm()
  await userEvent.fill(codeField, '123456')
  await press('Continue')
  await press('Send a new email')
  await expect.element(dialog('Forgot password').getByLabelText('Email')).toHaveValue('ada@x.test')
})
