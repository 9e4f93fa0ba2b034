import { AuthError } from '@latchkey/shared'
import type { ProfileField } from '@latchkey/shared/contract'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA } from '../testing/fake-api.ts'
import { showFlow } from '../testing/show-flow.tsx'

const FIELDS: ProfileField[] = [
  { name: 'company', kind: 'text', label: 'Company', hint: 'As on your invoices.', required: true, maxLength: 20 },
  { name: 'seats', kind: 'number', label: 'Seats', required: true, min: 1, max: 500 },
  { name: 'plan', kind: 'select', label: 'Plan', required: true, initial: 'free', options: ['free', 'gold'] },
  { name: 'birthday', kind: 'date', label: 'Birthday', required: false },
  { name: 'terms', kind: 'checkbox', label: 'I accept the terms', required: true },
]
const settings = { profileFields: FIELDS }
const field = (label: string) => page.getByLabelText(label, { exact: true })
const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))

async function fillInOurs() {
  const ours = { Email: 'ada@x.test', Name: 'Ada', Password: 'correct horse', 'Repeat password': 'correct horse' }
  for (const [label, text] of Object.entries(ours)) await userEvent.fill(field(label), text)
}

test('the developer’s fields stand in the sign-up form, and are sent as what they are (S1-31)', async () => {
  const { callsOf } = showFlow({ view: 'signup', email: '' }, { settings })
  await fillInOurs()
  await expect.element(field('Company')).toHaveAccessibleDescription('As on your invoices.')
  await userEvent.fill(field('Company'), ' Analytical Engines ')
  await userEvent.fill(field('Seats'), '3')
  await userEvent.selectOptions(field('Plan'), 'gold')
  await userEvent.fill(field('Birthday (optional)'), '1815-12-10')
  await userEvent.click(field('I accept the terms'))
  await press('Sign up')
  await expect.element(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  const profile = { company: 'Analytical Engines', seats: 3, plan: 'gold', birthday: '1815-12-10', terms: true }
  expect(callsOf('signup')).toMatchObject([{ email: 'ada@x.test', profile }])
})

test('who comes back for another address finds all that was filled in but the password (S1-31, S1-1)', async () => {
  const loginWith: ['email', 'username'] = ['email', 'username']
  showFlow({ view: 'signup', email: '' }, { settings: { ...settings, loginWith } })
  await fillInOurs()
  const typed = { Username: 'ada-one', Company: 'Engines', Seats: '3', 'Birthday (optional)': '1815-12-10' }
  for (const [label, text] of Object.entries(typed)) await userEvent.fill(field(label), text)
  await userEvent.selectOptions(field('Plan'), 'gold')
  await userEvent.click(field('I accept the terms'))
  await press('Sign up')
  await press('Use another email address')
  for (const [label, text] of Object.entries({ ...typed, Name: 'Ada', Plan: 'gold', Password: '' }))
    await expect.element(field(label)).toHaveValue(text)
  await expect.element(field('I accept the terms')).toBeChecked()
})

test('what does not fit is told at its field before anything is sent (S1-31)', async () => {
  const { calls } = showFlow({ view: 'signup', email: '' }, { settings })
  await fillInOurs()
  await userEvent.fill(field('Company'), 'x'.repeat(21))
  await userEvent.fill(field('Seats'), 'three')
  await press('Sign up')
  await expect.element(field('Company')).toHaveAttribute('aria-invalid', 'true')
  await expect.element(field('Seats')).toHaveAccessibleDescription('This can’t be used here. Please change it.')
  await expect.element(field('I accept the terms')).toHaveAccessibleDescription('Please fill in “I accept the terms”.')
  await expect.element(field('Birthday (optional)')).not.toHaveAttribute('aria-invalid')
  expect(document.activeElement).toBe(field('Company').element())
  expect(calls).toEqual([])
})

test.for([
  ['a checkbox', 'input[type=checkbox]'],
  ['the label of a checkbox', 'label[for$="profile.terms"]'],
] as const)('the error of the field that is left moved %s away from under the first click', async ([, selector]) => {
  const { element } = showFlow({ view: 'account', section: 'profile' }, { settings, user: ADA })
  await userEvent.fill(field('Seats'), 'three')
  await userEvent.click(element.querySelector(selector)!)
  await expect.element(field('I accept the terms')).toBeChecked()
  await userEvent.click(page.getByRole('heading'))
  await userEvent.fill(field('Seats'), 'four')
  await userEvent.click(page.getByRole('heading'))
  await expect.element(field('Seats')).toHaveAttribute('aria-invalid', 'true')
})

test('what only the server can tell is told at the field too (S1-31)', async () => {
  const refusal = new AuthError('invalid_input', { fieldErrors: { 'profile.company': 'invalid' } })
  showFlow({ view: 'signup', email: '' }, { settings, api: { signup: () => Promise.reject(refusal) } })
  await fillInOurs()
  await userEvent.fill(field('Company'), 'Evil Inc.')
  await userEvent.fill(field('Seats'), '3')
  await userEvent.click(field('I accept the terms'))
  await press('Sign up')
  await expect.element(field('Company')).toHaveAttribute('aria-invalid', 'true')
  expect(document.activeElement).toBe(field('Company').element())
})

test('the account has a part for them, with what is kept in it (S1-31)', async () => {
  const user = { ...ADA, profile: { company: 'Engines', seats: 3, plan: 'gold', terms: true } }
  const { callsOf } = showFlow({ view: 'account', section: 'profile' }, { settings, user })
  await expect.element(page.getByRole('heading', { name: 'Your details' })).toBeVisible()
  await expect.element(field('Plan')).toHaveValue('gold')
  await expect.element(field('I accept the terms')).toBeChecked()
  await userEvent.fill(field('Seats'), '4')
  await press('Save')
  await expect.element(page.getByText('Saved.')).toBeVisible()
  expect(callsOf('updateProfile')).toEqual([{ profile: { ...user.profile, seats: 4 } }])
})

test('a number with a decimal comma, the only key that many phones have for it, was refused: now it is read; thousands are not guessed at (S1-31)', async () => {
  const profileFields: ProfileField[] = [{ name: 'height', kind: 'number', label: 'Height', required: true, max: 2000 }]
  const { callsOf } = showFlow({ view: 'account', section: 'profile' }, { settings: { profileFields }, user: ADA })
  for (const text of ['1,75', '0,5', '2,5000']) {
    await userEvent.fill(field('Height'), text)
    await press('Save')
    await expect.element(page.getByText('Saved.')).toBeVisible()
  }
  await userEvent.fill(field('Height'), '1,000')
  await press('Save')
  await expect.element(field('Height')).toHaveAttribute('aria-invalid', 'true')
  expect(callsOf('updateProfile')).toEqual([1.75, 0.5, 2.5].map((height) => ({ profile: { height } })))
})

test('the menu of the account leads there only if there is something to ask for', async () => {
  showFlow({ view: 'account', section: 'menu' }, { settings, user: ADA })
  await expect.element(page.getByRole('button', { name: 'Your details' })).toBeVisible()
  showFlow({ view: 'account', section: 'menu' }, { user: ADA })
  expect(page.getByRole('button', { name: 'Your details' }).elements()).toHaveLength(1)
})

test('a URL that leads there though there is nothing to ask for opened an empty form: now it is the menu', async () => {
  const { element } = showFlow({ view: 'account', section: 'profile' }, { user: ADA })
  await expect.element(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await press('Name and picture')
  await expect.element(page.getByRole('heading', { name: 'Name and picture' })).toBeVisible()
  expect(element.querySelectorAll('form')).toHaveLength(1)
})
