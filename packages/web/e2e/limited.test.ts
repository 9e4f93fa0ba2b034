import { expect, test } from 'vitest'
import { PASSWORD, signUp, startJourney } from './support/journey.ts'

const email = 'ada@x.test'

test('an unconfirmed user is logged in, is asked to confirm, and gets into the protected page once that is done (UX-46, S5-76, S5-77, S5-78)', async () => {
  await using journey = await startJourney({ ACCOUNT_PRIVACY: 'friendly', CONFIRMATION: 'limited', MAIL_COOLDOWN: '2s' })
  const visitor = await journey.visitor()
  const { page, dialog } = visitor
  await signUp(visitor, email)
  await page.getByText(`You are logged in as ${email}`).waitFor()
  await page.locator('.flash').getByText('You have successfully signed up.').waitFor()
  const banner = page.getByRole('region', { name: 'Your address' })
  await banner.getByText('Please confirm your address.').waitFor()

  await journey.mail(email, 'confirm')
  await banner.getByRole('button', { name: 'Send the email again' }).click()
  await banner.getByRole('button', { name: /^Send the email again in \d s$/ }).waitFor()
  await banner.getByText('A new email is on its way.').waitFor()

  await page.goto('/dashboard')
  await page.getByRole('heading', { level: 1, name: 'Confirm your address first' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/dashboard')
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await dialog('Check your email').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('heading', { level: 1, name: 'Confirm your address first' }).waitFor()

  const newest = await journey.mail(email, 'confirm', 1)
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await dialog('Check your email').getByLabel('Code').fill(newest.code())
  await dialog('Check your email').getByRole('button', { name: 'Confirm' }).click()
  await dialog('Welcome').getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hi, Ada!' }).waitFor()
  expect(await banner.count()).toBe(0)
  expect(visitor.errors).toEqual([])
})

test('a sign-up on a page of its own that logs in is called a sign-up, a later login a login', async () => {
  await using journey = await startJourney({ ACCOUNT_PRIVACY: 'friendly', CONFIRMATION: 'limited' })
  const visitor = await journey.visitor()
  const { page } = visitor
  await page.goto('/signup')
  const main = page.getByRole('main')
  await main.getByLabel('Name').fill('Ada')
  await main.getByLabel('Email').fill(email)
  await main.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await main.getByLabel('Repeat password', { exact: true }).fill(PASSWORD)
  await main.getByRole('button', { name: 'Sign up', exact: true }).click()
  const flash = page.locator('.flash')
  await flash.getByText('You have successfully signed up.').waitFor()
  await main.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('button', { name: 'Log in right here' }).click()
  const bar = page.getByRole('banner')
  await bar.getByLabel('Email').fill(email)
  await bar.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await flash.getByText('You have successfully logged in.').waitFor()
  expect(visitor.errors).toEqual([])
})
