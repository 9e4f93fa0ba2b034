import { expect, test } from 'vitest'
import { logIn, signUp, signUpAndConfirm, startJourney } from './support/journey.ts'

const email = 'ada@x.test'

test('with the classic texts everybody is told plainly (S1-5, S1-19, S1-20, S4-65)', async () => {
  await using journey = await startJourney({ ACCOUNT_PRIVACY: 'friendly' })
  const visitor = await journey.visitor()
  const { page, dialog } = visitor
  await signUpAndConfirm(journey, await journey.visitor(), email)

  await signUp(visitor, email)
  await dialog('Sign up').getByText('This email address has already been registered for our service. Try logging in.').waitFor()

  await logIn(visitor, 'nobody@x.test')
  await dialog('Log in').getByText('Invalid username or password').waitFor()
  await dialog('Log in').getByText('Forgot password?').click()
  await dialog('Forgot password').getByRole('button', { name: 'Reset password' }).click()
  await dialog('Forgot password').getByText('That username does not exist in our records.').waitFor()
  await dialog('Forgot password').getByLabel('Email').fill(email)
  await dialog('Forgot password').getByRole('button', { name: 'Reset password' }).click()
  await page.getByText(`A password reset email has been sent to ${email}.`).waitFor()
  expect(visitor.errors).toEqual([])
})

test('without a confirmation to wait for, signing up logs in (S2-39, S4-70, S5-75)', async () => {
  await using journey = await startJourney({ ACCOUNT_PRIVACY: 'friendly', CONFIRMATION: 'off' })
  const visitor = await journey.visitor()
  await signUp(visitor, email)
  await visitor.page.getByText(`You are logged in as ${email}`).waitFor()
  await visitor.page.getByText('You have successfully signed up.').waitFor()
  expect(await visitor.page.getByRole('region', { name: 'Your address' }).count()).toBe(0)
  expect(await visitor.page.getByRole('dialog').count()).toBe(0)
})
