import { AuthError } from '@latchkey/shared'
import type { Api } from '@latchkey/shared/contract'
import { describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA, createFakeApi } from '../testing/fake-api.ts'
import type { MountOptions, PageView } from './auth.ts'
import { createAuth } from './create-auth.tsx'

const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))
const heading = (name: string) => page.getByRole('heading', { name, exact: true })
const field = (label: string) => page.getByLabelText(label, { exact: true })

/** A form as a part of a page, of a tab in which somebody is logged in or not. */
async function show(
  view: PageView,
  options: MountOptions = {},
  { isLoggedIn = false, ...answers }: Partial<Api> & { isLoggedIn?: boolean } = {},
) {
  let user = isLoggedIn ? ADA : null
  const login = async () => (user = ADA)
  const currentUser = async () => user
  const confirmEmail: Api['confirmEmail'] = async () => ({ status: 'logged_in', user: await login() })
  const fake = createFakeApi({ login, currentUser, confirmEmail, ...answers })
  const auth = createAuth({ api: fake.api, url: `/trpc-${crypto.randomUUID()}` })
  await auth.ready
  const element = document.body.appendChild(document.createElement('main'))
  auth.mount(element, view, options)
  onTestFinished(() => {
    auth.dispose()
    element.remove()
  })
  /** In another tab. */
  const change = async (next: typeof user) => {
    user = next
    await auth.refresh()
  }
  return { auth, element, change, ...fake }
}

async function changePassword() {
  await userEvent.fill(field('Current password'), 'right')
  await userEvent.fill(field('New password'), 'correct horse')
  await userEvent.fill(field('Repeat new password'), 'correct horse')
  await press('Change password')
}

async function logIn() {
  await userEvent.fill(field('Email'), 'ada@x.test')
  await userEvent.fill(field('Password'), 'correct horse')
  await press('Log in')
}

describe('the account as a part of a page', () => {
  const isLoggedIn = true
  const expired: Partial<Api> = { changePassword: () => Promise.reject(new AuthError('login_required')) }

  test.each([
    { place: 'panel', onLeave: true },
    { place: 'page', onLeave: false },
  ] as const)('stood there with a button that did nothing after its last message: now it begins again (%o)', async ({ place, onLeave }) => {
    let leaves = 0
    await show('account', { place, section: 'password', onLeave: onLeave ? () => (leaves += 1) : undefined }, { isLoggedIn })
    await changePassword()
    await expect.element(heading('Password changed')).toBeVisible()
    await press('Continue')
    await expect.element(heading('Change password')).toBeVisible()
    await expect.element(field('New password')).toHaveValue('')
    expect(leaves).toBe(onLeave ? 1 : 0)
  })

  test('shows nothing new to a host that goes elsewhere when it is left', async () => {
    const views: string[] = []
    const [onShown, onLeave] = [({ view }: { readonly view: string }) => views.push(view), () => views.push('left')]
    await show('account', { section: 'password', onShown, onLeave }, { isLoggedIn })
    await changePassword()
    await press('Continue')
    expect(new Set(views.slice(views.indexOf('message')))).toEqual(new Set(['message', 'left']))
  })

  test('kept its login form, with the password, after a login in it: now it is the account again (UX-58)', async () => {
    const { auth, element } = await show('account', { place: 'panel', section: 'password', onLeave: () => {} }, { isLoggedIn, ...expired })
    await changePassword()
    await expect.element(heading('Log in')).toBeVisible()
    expect(auth.user()).toBeNull()
    await logIn()
    await expect.element(heading('Change password')).toBeVisible()
    expect([auth.user(), element.querySelectorAll('form').length]).toEqual([ADA, 1])
  })

  test('is nothing when it has been deleted, and the focus is not lost with it (UX-52)', async () => {
    const { element } = await show('account', { place: 'panel', section: 'delete', onLeave: () => {} }, { isLoggedIn })
    await userEvent.fill(field('Current password'), 'right')
    await userEvent.fill(field('Confirmation'), 'delete')
    await press('Delete my account')
    await press('Continue')
    await expect.poll(() => element.childElementCount).toBe(0)
    await expect.poll(() => document.activeElement).toBe(element)
  })

  test('is nothing after a logout, and there again after the next login (SE-7)', async () => {
    const { element, change } = await show('account', { place: 'panel' }, { isLoggedIn })
    await expect.element(heading('Your account')).toBeVisible()
    await change(null)
    expect(element.textContent).toBe('')
    await change(ADA)
    await expect.element(heading('Your account')).toBeVisible()
  })

  test('kept what was typed for whoever logged in next: now it is there only for the same one (UX-57)', async () => {
    const { change } = await show('account', { place: 'panel', section: 'name' }, { isLoggedIn })
    await userEvent.fill(field('Name'), 'Countess')
    await change(null)
    await change({ ...ADA, id: 'bob', name: 'Bob' })
    await expect.element(field('Name')).toHaveValue('Bob')
  })
})

describe('to whoever is logged in already', () => {
  test.each(['login', 'signup'] as const)('the form of %s was shown: now there is none until the next logout (UX-56)', async (view) => {
    const shown: unknown[] = []
    const { element, auth, change } = await show(view, { place: 'panel', onShown: (now) => shown.push(now) }, { isLoggedIn: true })
    // All that it needs has come when a form that somebody needs stands.
    const other = document.body.appendChild(document.createElement('div'))
    onTestFinished(() => other.remove())
    auth.mount(other, 'forgot')
    await expect.element(heading('Forgot password')).toBeVisible()
    expect([element.childElementCount, shown]).toEqual([0, []])
    await change(null)
    await expect.poll(() => element.querySelectorAll('form').length).toBe(1)
  })

  test('so there is none after a login in another tab, and later nothing of what was typed (UX-57)', async () => {
    const { element, change } = await show('login', { place: 'panel' })
    await userEvent.fill(field('Email'), 'ada@x.test')
    await userEvent.fill(field('Password'), 'correct horse')
    await change(ADA)
    expect(element.childElementCount).toBe(0)
    await change(null)
    await expect.element(field('Password')).toHaveValue('')
  })

  test('nor does one come from the form for a forgotten password', async () => {
    const { element, change } = await show('forgot', { place: 'panel' }, { isLoggedIn: true })
    await press('Back to log in')
    await expect.poll(() => element.childElementCount).toBe(0)
    await change(null)
    await expect.element(heading('Forgot password')).toBeVisible()
  })

  test('a message can still be read, and a new password chosen (UX-41, UX-47)', async () => {
    const done: unknown[] = []
    const { change, element } = await show('check_email', { email: ADA.email, place: 'panel', onDone: (user) => done.push(user) })
    await userEvent.fill(field('Code'), '123456')
    await press('Confirm')
    await expect.element(heading('Welcome')).toBeVisible()
    await change(ADA)
    await press('Continue')
    expect([done, element.childElementCount]).toEqual([[ADA], 0])
    await show('enter_code', { email: ADA.email, place: 'panel' }, { isLoggedIn: true })
    await userEvent.fill(field('Code'), '123456')
    await press('Continue')
    await expect.element(heading('Reset your password')).toBeVisible()
  })
})
