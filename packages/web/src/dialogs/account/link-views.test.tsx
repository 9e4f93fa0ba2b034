import { AuthError, fieldError } from '@latchkey/shared'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA } from '../../testing/fake-api.ts'
import { showFlow } from '../../testing/show-flow.tsx'

const CHANGE = { view: 'change', email: 'new@x.test', key: 'the-key' } as const
const UNDO = { view: 'undo', email: 'ada@x.test', key: 'the-key' } as const
const PROBLEMS = ['link_invalid', 'link_expired', 'link_used', 'link_replaced'] as const
const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))

test('a new address counts once the button is pressed, not before (EC-1, SU-9, UX-42)', async () => {
  const { calls, callsOf, user } = showFlow(CHANGE, {
    user: ADA,
    api: { currentUser: () => Promise.resolve({ ...ADA, email: 'new@x.test' }) },
  })
  await expect.element(page.getByText(/new@x\.test becomes the address/)).toBeVisible()
  expect(calls).toEqual([])
  await press('Use this address')
  await expect.element(page.getByText(/^new@x\.test is now the address of your account/)).toBeVisible()
  expect(callsOf('confirmEmailChange')).toEqual([{ email: 'new@x.test', key: 'the-key' }])
  expect(user()?.email).toBe('new@x.test')
})

test('an undo waits for its button, logs out, and leads to a new password (EC-1, SU-9)', async () => {
  const { calls, callsOf, user, flow } = showFlow(UNDO, { user: ADA })
  await expect.element(page.getByRole('heading', { name: 'Was this not you?' })).toBeVisible()
  expect(calls).toEqual([])
  await press('Undo the change')
  await expect.element(page.getByText(/^ada@x\.test is the address of your account again/)).toBeVisible()
  expect(callsOf('undoSecurityChange')).toEqual([{ email: 'ada@x.test', key: 'the-key' }])
  await expect.poll(user).toBeNull()
  await press('Enter the code')
  expect(flow()).toEqual({ view: 'enter_code', email: 'ada@x.test' })
})

test('an address that got an account of its own meanwhile changes nothing, and says so (EC-2)', async () => {
  const refuse = () => Promise.reject(fieldError('email', 'email_taken'))
  for (const first of [CHANGE, UNDO]) {
    const { element, flow } = showFlow(first, { api: { confirmEmailChange: refuse, undoSecurityChange: refuse } })
    element.querySelector('form')?.requestSubmit()
    await expect.poll(flow).toMatchObject({ view: 'message', message: `${first.view}_address_taken` })
    expect(element.querySelector('[data-latchkey-part=text]')?.textContent).toMatch(/Nothing has changed\. Log in/)
  }
})

test('an undo that leaves the address as it is leads to a new password too (EC-1)', async () => {
  const { flow } = showFlow(UNDO, { api: { undoSecurityChange: () => Promise.resolve({ status: 'reset_required' }) } })
  await press('Undo the change')
  await expect.element(page.getByRole('heading', { name: 'Everybody is logged out' })).toBeVisible()
  await press('Enter the code')
  expect(flow()).toEqual({ view: 'enter_code', email: 'ada@x.test' })
})

test.each(PROBLEMS)('a change or undo link that is a %s says what to do next (UX-44)', async (code) => {
  const refuse = () => Promise.reject(new AuthError(code))
  for (const first of [CHANGE, UNDO]) {
    const { element, flow } = showFlow(first, { api: { confirmEmailChange: refuse, undoSecurityChange: refuse } })
    element.querySelector('form')?.requestSubmit()
    await expect.poll(flow).toMatchObject({ view: 'message', message: `${first.view}_${code}` })
    expect(element.querySelector('[data-latchkey-part=text]')?.textContent).toMatch(/log in|reset your password/i)
    expect(element.querySelectorAll('button').length).toBeGreaterThan(1)
  }
})
