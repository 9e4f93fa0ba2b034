import { AuthError } from '@latchkey/shared'
import type { Api } from '@latchkey/shared/contract'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA, createFakeApi } from '../testing/fake-api.ts'
import { createAuth } from './create-auth.tsx'

function start(answers?: Partial<Api>) {
  const fake = createFakeApi(answers)
  const auth = createAuth({ api: fake.api, url: `/trpc-${crypto.randomUUID()}` })
  onTestFinished(() => auth.dispose())
  return { auth, ...fake }
}

const loggedIn: Partial<Api> = { currentUser: () => Promise.resolve(ADA) }
const dialog = (name: string) => page.getByRole('dialog', { name })
const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))

test('the account opens at the wanted part, each part names the dialog, and the user comes back as they are then', async () => {
  const { auth } = start(loggedIn)
  const closed = auth.openAccount({ section: 'name' })
  await expect.element(dialog('Name and picture')).toBeVisible()
  await expect.element(page.getByLabelText('Name', { exact: true })).toHaveFocus()
  await userEvent.fill(page.getByLabelText('Name', { exact: true }), 'Countess')
  await press('Save')
  await expect.poll(() => auth.user()?.name).toBe('Countess')
  await press('Back to your account')
  await expect.element(dialog('Your account')).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Your account' })).toHaveFocus()
  await press('Close')
  expect((await closed)?.name).toBe('Countess')
  expect(document.querySelector('dialog')).toBeNull()
})

test('who is not logged in gets the login first, then the account', async () => {
  const { auth } = start()
  const closed = auth.openAccount()
  await expect.element(dialog('Log in')).toBeVisible()
  await userEvent.fill(page.getByLabelText('Email'), 'ada@x.test')
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog('Your account')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(await closed).toEqual(ADA)
})

test('a cancelled login opens no account', async () => {
  const { auth } = start()
  const closed = auth.openAccount()
  await expect.element(dialog('Log in')).toBeVisible()
  await press('Cancel')
  expect(await closed).toBeNull()
  expect(document.querySelector('dialog')).toBeNull()
})

test('after a logout no account stays on the screen (SE-7)', async () => {
  const { auth } = start(loggedIn)
  const closed = auth.openAccount()
  await expect.element(dialog('Your account')).toBeVisible()
  await auth.logout()
  expect(await closed).toBeNull()
  expect(document.querySelector('dialog')).toBeNull()
})

test('who deletes the account reads so before the dialog closes (S5-87)', async () => {
  const { auth } = start(loggedIn)
  const closed = auth.openAccount({ section: 'delete' })
  await userEvent.fill(page.getByLabelText('Current password'), 'right')
  await userEvent.fill(page.getByLabelText('Confirmation'), 'delete')
  await press('Delete my account')
  await expect.element(dialog('Account deleted')).toBeVisible()
  expect(auth.user()).toBeNull()
  await press('Continue')
  expect(await closed).toBeNull()
})

test('a session that ended meanwhile asks for the login in the same dialog (UX-58)', async () => {
  const { auth } = start({ ...loggedIn, changePassword: () => Promise.reject(new AuthError('login_required')) })
  void auth.openAccount({ section: 'password' })
  await userEvent.fill(page.getByLabelText('Current password'), 'right')
  await userEvent.fill(page.getByLabelText('New password', { exact: true }), 'correct horse')
  await userEvent.fill(page.getByLabelText('Repeat new password'), 'correct horse')
  await press('Change password')
  await expect.element(dialog('Log in')).toBeVisible()
  expect(auth.user()).toBeNull()
})
