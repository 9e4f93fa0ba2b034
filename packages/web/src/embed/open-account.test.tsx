import { AuthError } from '@latchkey/shared'
import type { Api, User } from '@latchkey/shared/contract'
import { describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA, createFakeApi } from '../testing/fake-api.ts'
import { createAuth } from './create-auth.tsx'

function start(answers?: Partial<Api>) {
  const fake = createFakeApi(answers)
  const auth = createAuth({ api: fake.api, url: `/trpc-${crypto.randomUUID()}` })
  onTestFinished(() => auth.dispose())
  return { auth, ...fake }
}

const BOB: User = { ...ADA, id: 'bob', email: 'bob@x.test', name: 'Bob' }
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

describe('a session that ended meanwhile', () => {
  const ended: Partial<Api> = { ...loggedIn, changeName: () => Promise.reject(new AuthError('login_required')) }
  const name = page.getByLabelText('Name', { exact: true })
  const logInAgain = async () => {
    await expect.element(page.getByLabelText('Email')).toHaveValue('ada@x.test')
    await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
    await userEvent.keyboard('{Enter}')
  }
  const rename = async (answers: Partial<Api> = {}) => {
    const { auth } = start({ ...ended, ...answers })
    const closed = auth.openAccount({ section: 'name' })
    await userEvent.fill(name, 'Countess')
    await press('Save')
    await expect.element(dialog('Log in')).toBeVisible()
    expect(auth.user()).toBeNull()
    return { auth, closed }
  }

  test('asks for the login in the same dialog, which then went away with what was typed: now it goes on there (UX-58)', async () => {
    const { auth } = await rename()
    await logInAgain()
    await expect.element(dialog('Name and picture')).toBeVisible()
    await expect.element(name).toHaveValue('Countess')
    await expect.element(name).toHaveFocus()
    expect(auth.user()).toEqual(ADA)
  })

  test('goes on for nobody else: who logs in as another finds nothing that was typed (UX-57)', async () => {
    const { closed } = await rename({ login: () => Promise.resolve(BOB) })
    await logInAgain()
    expect(await closed).toEqual(BOB)
    expect(document.querySelector('dialog')).toBeNull()
  })
})

test('of whoever was logged in before nothing stays in a part of the account that is open when another takes over (UX-57)', async () => {
  let user = ADA
  const { auth } = start({ currentUser: () => Promise.resolve(user) })
  void auth.openAccount({ section: 'name' })
  const name = page.getByLabelText('Name', { exact: true })
  await userEvent.fill(name, 'Countess')
  user = BOB
  await auth.refresh()
  await expect.element(name).toHaveValue('Bob')
})
