import { AuthError, fieldError } from '@latchkey/shared'
import type { Api, SessionView, User } from '@latchkey/shared/contract'
import { describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { adoptStyles } from '../../embed/adopt-styles.ts'
import type { AccountSection } from '../../flows/account-section.ts'
import { ADA } from '../../testing/fake-api.ts'
import { showFlow } from '../../testing/show-flow.tsx'

const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))
const button = (name: string) => page.getByRole('button', { name, exact: true })
const field = (label: string) => page.getByLabelText(label, { exact: true })
const fill = (label: string, text: string) => userEvent.fill(field(label), text)
const heading = (name: string) => page.getByRole('heading', { name })

function openSection(section: AccountSection, api: Partial<Api> = {}, user: User = ADA) {
  return showFlow({ view: 'account', section }, { api, user })
}

test('the menu shows whose account it is and leads to each part and back', async () => {
  const { shown, ends } = openSection('menu')
  await expect.element(page.getByText(/ada@x\.test/)).toBeVisible()
  await press('Change password')
  await expect.element(heading('Change password')).toBeVisible()
  expect(shown.at(-1)).toMatchObject({ view: 'account', section: 'password' })
  await press('Back to your account')
  await press('Close')
  expect(ends).toEqual([null])
})

test('who can be reached by no mail is told so (EM-6)', async () => {
  openSection('menu', {}, { ...ADA, emailUndeliverable: true })
  await expect.element(page.getByText('Our emails to ada@x.test do not arrive.', { exact: false })).toBeVisible()
  await press('Change email address')
  await expect.element(field('New email')).toBeVisible()
})

describe('name', () => {
  test('can be saved only once it was edited; Cancel restores it; neither takes the focus along when it goes (S5-82)', async () => {
    const { callsOf, user } = openSection('name')
    expect(button('Save').query()).toBeNull()
    await userEvent.click(field('Name'))
    await userEvent.keyboard('{Enter}')
    await fill('Name', 'Countess')
    expect(page.getByRole('status').element().textContent).toBe('')
    await press('Cancel')
    await expect.element(field('Name')).toHaveValue('Ada')
    await expect.element(field('Name')).toHaveFocus()
    expect(button('Save').query()).toBeNull()
    await fill('Name', 'Countess')
    await press('Save')
    await expect.element(page.getByRole('status')).toMatchTextContent(/^Saved\.$/)
    expect(callsOf('changeName')).toEqual([{ name: 'Countess' }])
    expect(user()?.name).toBe('Countess')
    expect(button('Save').query()).toBeNull()
    await expect.element(field('Name')).toHaveFocus()
  })

  test('a taken username comes with a free one to take (UX-53)', async () => {
    const named = { ...ADA, username: 'ada-l' }
    const taken = fieldError('username', 'username_taken', { suggestion: 'countess-2' })
    const changeUsername: Api['changeUsername'] = ({ username }) =>
      username === 'countess' ? Promise.reject(taken) : Promise.resolve({ ...named, username })
    const { callsOf } = openSection('name', { changeUsername }, named)
    await fill('Username', 'countess')
    await press('Save')
    await expect.element(field('Username')).toHaveAccessibleDescription(/^Please use a different username/)
    await press('Use countess-2')
    await expect.element(field('Username')).toHaveValue('countess-2')
    await press('Save')
    await expect.element(page.getByRole('status')).toMatchTextContent(/^Saved\.$/)
    expect(callsOf('changeUsername')).toEqual([{ username: 'countess' }, { username: 'countess-2' }])
    expect(callsOf('changeName')).toEqual([])
  })
})

describe('password', () => {
  test('needs the current one, and says whose it is to password managers (PW-7, PW-8, UX-3, S5-83)', async () => {
    const { element, callsOf } = openSection('password', {
      changePassword: ({ currentPassword }) =>
        currentPassword === 'right' ? Promise.resolve(null) : Promise.reject(new AuthError('credentials_wrong')),
    })
    expect([...element.querySelectorAll('input')].map(({ autocomplete, readOnly }) => [autocomplete, readOnly])).toEqual([
      ['username', true],
      ['current-password', false],
      ['new-password', false],
      ['new-password', false],
    ])
    await fill('Current password', 'wrong')
    await fill('New password', 'correct horse')
    await fill('Repeat new password', 'correct house')
    await press('Change password')
    await expect.element(field('Repeat new password')).toHaveAccessibleDescription('Passwords did not match. Try again.')
    await fill('Repeat new password', 'correct horse')
    await press('Change password')
    await expect.element(page.getByRole('alert')).toMatchTextContent(/^This is not your password\./)
    await expect.element(field('Current password')).toHaveFocus()
    await expect.element(field('Current password')).toHaveValue('')
    await fill('Current password', 'right')
    await press('Change password')
    await expect.element(heading('Password changed')).toBeVisible()
    expect(callsOf('changePassword').at(-1)).toEqual({ currentPassword: 'right', newPassword: 'correct horse' })
  })

  test('what the server refuses stands at the new password (UX-20)', async () => {
    openSection('password', { changePassword: () => Promise.reject(fieldError('newPassword', 'password_common')) })
    await fill('Current password', 'right')
    await fill('New password', 'correct horse')
    await fill('Repeat new password', 'correct horse')
    await press('Change password')
    await expect.element(field('New password')).toHaveAccessibleDescription(/^This password is on lists/)
  })
})

test('a change of address waits for its click, can be sent again and cancelled (UX-50, S5-84, EC-1)', async () => {
  const { callsOf, user, element } = openSection('email')
  await expect.element(field('New email')).toBeVisible()
  // Browsers put the saved address into the last field before the password, unless another one is for it.
  expect([...element.querySelectorAll('input')].map(({ autocomplete, value }) => [autocomplete, value])).toEqual([
    ['username', 'ada@x.test'],
    ['off', ''],
    ['current-password', ''],
  ])
  await fill('New email', 'new@x.test')
  await fill('Current password', 'right')
  await press('Send the link')
  await expect.element(page.getByText(/^Waiting for new@x\.test/)).toBeVisible()
  expect([user()?.email, user()?.pendingEmail]).toEqual(['ada@x.test', 'new@x.test'])
  expect(callsOf('requestEmailChange')).toEqual([{ email: 'new@x.test', password: 'right' }])
  await press('Send the email again')
  await expect.element(page.getByRole('status')).toMatchTextContent(/new@x\.test/)
  await press('Cancel the change')
  await expect.element(field('New email')).toHaveValue('')
  expect(callsOf('cancelEmailChange').length).toBe(1)
  expect(user()?.pendingEmail).toBeNull()
})

test('the address that one has already is refused in words (UX-20)', async () => {
  openSection('email', { requestEmailChange: () => Promise.reject(fieldError('email', 'invalid')) })
  await fill('New email', 'ada@x.test')
  await fill('Current password', 'right')
  await press('Send the link')
  await expect.element(field('New email')).toHaveAccessibleDescription('This is your address already. Choose another one.')
})

describe('sessions', () => {
  const session = (id: string, device: string, agoMs = 0): SessionView => {
    const at = new Date(Date.now() - agoMs).toISOString()
    return { id, device, current: id === 'here', createdAt: at, lastSeenAt: at, remembered: false }
  }
  const listOf = (sessions: SessionView[]): Partial<Api> => ({
    listSessions: () => Promise.resolve([...sessions]),
    revokeSession: ({ id }) => {
      sessions.splice(
        sessions.findIndex((candidate) => candidate.id === id),
        1,
      )
      return Promise.resolve(null)
    },
  })

  test('this browser is marked, others can be ended one by one (SE-6, UX-51)', async () => {
    openSection('sessions', listOf([session('phone', 'Safari on iPhone', 7_200_000), session('here', 'Firefox on Linux')]))
    const items = page.getByRole('listitem')
    await expect.element(items.first()).toMatchTextContent(/^Firefox on Linux\s*this browser$/)
    await expect.element(items.last()).toMatchTextContent(/Last seen 2 hours ago/)
    await press('Log out Safari on iPhone')
    await expect.element(page.getByText('You are logged in nowhere else.')).toBeVisible()
    await expect.element(heading('Where you are logged in')).toHaveFocus()
    expect(button('Log out everywhere else').query()).toBeNull()
  })

  test('where the password is old it is asked for in place, and the action repeated (SE-8)', async () => {
    let proven = false
    const { callsOf } = openSection('sessions', {
      ...listOf([session('here', 'Firefox on Linux'), session('phone', 'Safari on iPhone')]),
      revokeOtherSessions: () => (proven ? Promise.resolve(null) : Promise.reject(new AuthError('fresh_login'))),
      proveIdentity: ({ password }) => {
        proven = password === 'right'
        return proven ? Promise.resolve(null) : Promise.reject(new AuthError('credentials_wrong'))
      },
    })
    await press('Log out everywhere else')
    await expect.element(field('Password')).toHaveFocus()
    // Why it is asked for is read out with it.
    await expect.element(field('Password')).toHaveAccessibleDescription(/^It has been a while/)
    await fill('Password', 'wrong')
    await press('Continue')
    await expect.element(page.getByRole('alert')).toMatchTextContent(/^This is not your password\./)
    await fill('Password', 'right')
    await press('Continue')
    await expect.element(page.getByRole('status')).toMatchTextContent(/^You are logged out everywhere else\.$/)
    expect(callsOf('revokeOtherSessions').length).toBe(2)
    expect(field('Password').query()).toBeNull()
  })

  test('also to end a single one, which is the one that ends (SE-8)', async () => {
    let proven = false
    const list = listOf([session('here', 'Firefox on Linux'), session('phone', 'Safari on iPhone'), session('desk', 'Chrome on Windows')])
    const { callsOf } = openSection('sessions', {
      ...list,
      revokeSession: async (input) => {
        if (!proven) throw new AuthError('fresh_login')
        return (await list.revokeSession?.(input)) ?? null
      },
      proveIdentity: () => {
        proven = true
        return Promise.resolve(null)
      },
    })
    await press('Log out Safari on iPhone')
    await fill('Password', 'right')
    await press('Continue')
    await expect.element(button('Log out Safari on iPhone')).not.toBeInTheDocument()
    await expect.element(button('Log out Chrome on Windows')).toBeVisible()
    expect(callsOf('revokeSession')).toEqual([{ id: 'phone' }, { id: 'phone' }])
  })
})

test('the button that deletes has the colour of danger, unlike the others', async () => {
  adoptStyles(document)
  document.documentElement.style.setProperty('--latchkey-color-danger', 'rgb(1, 2, 3)')
  onTestFinished(() => {
    document.adoptedStyleSheets = []
    document.documentElement.removeAttribute('style')
  })
  const colourOf = (name: string) => getComputedStyle(button(name).element()).backgroundColor
  openSection('delete')
  await expect.poll(() => colourOf('Delete my account')).toBe('rgb(1, 2, 3)')
  await press('Back to your account')
  await press('Change password')
  await expect.poll(() => colourOf('Change password')).not.toBe('rgb(1, 2, 3)')
})

test('deleting needs the password and a typed word, and says so when it is done (S5-87, UX-52)', async () => {
  const { callsOf, user } = openSection('delete')
  await fill('Current password', 'right')
  await press('Delete my account')
  await expect.element(field('Confirmation')).toHaveAccessibleDescription(/^Type the word delete here\./)
  expect(callsOf('deleteAccount')).toEqual([])
  await fill('Confirmation', 'Delete')
  await press('Delete my account')
  await expect.element(heading('Account deleted')).toBeVisible()
  expect(callsOf('deleteAccount')).toEqual([{ password: 'right', confirmation: 'delete' }])
  expect(user()).toBeNull()
})

test('whoever was logged out meanwhile is asked to log in (UX-58)', async () => {
  const { user } = openSection('activity', { listActivity: () => Promise.reject(new AuthError('login_required')) })
  await expect.element(page.getByText('You have been logged out meanwhile. Log in to go on.')).toBeVisible()
  await expect.element(field('Email')).toHaveValue('ada@x.test')
  expect(user()).toBeNull()
})
