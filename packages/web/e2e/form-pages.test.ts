import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOverflow } from './support/inspect-page.ts'
import { NEW_PASSWORD, signUp, signUpAndConfirm, startJourney, type Journey, type Visitor } from './support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await startJourney()
})
afterAll(async () => journey[Symbol.asyncDispose]())

const main = ({ page }: Visitor) => page.getByRole('main')
const heading = (visitor: Visitor, name: string) => main(visitor).getByRole('heading', { level: 1, name })
const press = (visitor: Visitor, name: string) => main(visitor).getByRole('button', { name, exact: true }).click()

test('each form that is a page has its own address: going on changes it, Back comes back, and where to go after login stays (UX-35, UX-40)', async () => {
  const visitor = await journey.visitor()
  const { page } = visitor
  await page.goto('/login?next=%2Fdashboard')
  await main(visitor).getByLabel('Email').fill('ada@x.test')
  await press(visitor, 'Sign up')
  await heading(visitor, 'Sign up').waitFor()
  expect(page.url()).toBe(`${journey.url}/signup?next=%2Fdashboard`)
  expect(await main(visitor).getByLabel('Email').inputValue()).toBe('ada@x.test')
  await press(visitor, 'Forgot password?')
  await heading(visitor, 'Forgot password').waitFor()
  expect(page.url()).toBe(`${journey.url}/forgot?next=%2Fdashboard`)
  expect(await main(visitor).getByLabel('Email').inputValue()).toBe('ada@x.test')
  await page.goBack()
  await heading(visitor, 'Sign up').waitFor()
  await page.goBack()
  await heading(visitor, 'Log in').waitFor()
  expect(page.url()).toBe(`${journey.url}/login?next=%2Fdashboard`)
  await page.reload()
  await heading(visitor, 'Log in').waitFor()
  expect(visitor.errors).toEqual([])
})

test('what a page says of the form is in the language of the page, not in that of the form (UX-35)', async () => {
  const visitor = await journey.visitor()
  const { page } = visitor
  await page.goto('/login?next=%2Fdashboard')
  await page.getByLabel('Forms in').selectOption('ar')
  await main(visitor).locator('form').locator('xpath=ancestor::*[@lang="ar"]').first().waitFor()
  const words = main(visitor).getByText('Please log in to go on.')
  expect(await words.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))).toBe('en')
  await page.goto('/login')
  await main(visitor).locator('form').waitFor()
  expect(await words.count()).toBe(0)
  expect(visitor.errors).toEqual([])
})

test('who loads the page anew while waiting for the confirmation can still enter the code (SU-7)', async () => {
  const visitor = await journey.visitor()
  const { page } = visitor
  const email = 'reload@x.test'
  await signUp(visitor, email)
  await visitor.dialog('Check your email').waitFor()
  await page.reload()
  const flash = page.locator('.flash').filter({ hasText: email })
  await flash.getByRole('link', { name: 'Enter the code' }).click()
  await heading(visitor, 'Check your email').waitFor()
  expect(new URL(page.url()).pathname).toBe('/signup')
  await page.reload()
  await main(visitor)
    .getByLabel('Code')
    .fill((await journey.mail(email, 'confirm')).code())
  await press(visitor, 'Confirm')
  await heading(visitor, 'Welcome').waitFor()
  await press(visitor, 'Continue')
  await page.getByText(`You are logged in as ${email}`).waitFor()
  await page.reload()
  await page.getByText(`You are logged in as ${email}`).waitFor()
  expect(await page.locator('.flash').count()).toBe(0)
  expect(visitor.errors).toEqual([])
})

/** Enters the code that was mailed, and a new password. */
async function resetByCode(visitor: Visitor, email: string): Promise<void> {
  await main(visitor)
    .getByLabel('Code')
    .fill((await journey.mail(email, 'reset')).code())
  await press(visitor, 'Continue')
  await main(visitor).getByLabel('New password', { exact: true }).fill(NEW_PASSWORD)
  await main(visitor).getByLabel('Repeat new password', { exact: true }).fill(NEW_PASSWORD)
  await press(visitor, 'Set new password')
  await heading(visitor, 'Password reset').waitFor()
  await press(visitor, 'Continue')
  await visitor.page.getByText(`You are logged in as ${email}`).waitFor()
}

test('who loads the page anew while waiting for a code to reset the password can still enter it, until they leave it (S5-86)', async () => {
  const email = 'again@x.test'
  await signUpAndConfirm(journey, await journey.visitor(), email)
  const visitor = await journey.visitor()
  const { page } = visitor
  await page.goto('/forgot')
  await main(visitor).getByLabel('Email').fill(email)
  await press(visitor, 'Reset password')
  await heading(visitor, 'Check your email').waitFor()
  await page.reload()
  await main(visitor)
    .getByLabel('Code')
    .fill((await journey.mail(email, 'reset')).code())
  await press(visitor, 'Continue')
  await heading(visitor, 'Reset your password').waitFor()
  await page.reload()
  await heading(visitor, 'Check your email').waitFor()
  await resetByCode(visitor, email)

  const another = await journey.visitor()
  await another.page.goto('/forgot')
  await main(another).getByLabel('Email').fill('nobody@x.test')
  await press(another, 'Reset password')
  await heading(another, 'Check your email').waitFor()
  await press(another, 'Back to log in')
  await heading(another, 'Log in').waitFor()
  await another.page.goto('/forgot')
  await heading(another, 'Forgot password').waitFor()
  expect([...visitor.errors, ...another.errors]).toEqual([])
})

test('who loads the page anew with the code of a reset asked for in a dialog can still enter it, in a page or a dialog (S5-86)', async () => {
  const visitor = await journey.visitor()
  const { page, dialog } = visitor
  const email = 'away@x.test'
  const codeField = dialog('Check your email').getByLabel('Code')
  const forget = async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Log in', exact: true }).first().click()
    await dialog('Log in').getByRole('button', { name: 'Forgot password?' }).click()
  }
  await signUpAndConfirm(journey, await journey.visitor(), email)
  await page.goto('/')
  await forget()
  await dialog('Forgot password').getByLabel('Email').fill(email)
  await dialog('Forgot password').getByRole('button', { name: 'Reset password' }).click()
  await codeField.waitFor()
  await page.reload()
  const flash = page.locator('.flash').filter({ hasText: email })
  await flash.getByRole('link', { name: 'Enter the code' }).waitFor()
  await forget()
  await codeField.waitFor()
  await page.reload()
  await flash.getByRole('link', { name: 'Enter the code' }).click()
  await heading(visitor, 'Check your email').waitFor()
  await resetByCode(visitor, email)
  await page.reload()
  await page.getByText(`You are logged in as ${email}`).waitFor()
  expect(await page.locator('.flash').count()).toBe(0)
  expect(visitor.errors).toEqual([])
})

test('another language is spoken at once by a form that is open, which keeps what was typed (UX-67)', async () => {
  const visitor = await journey.visitor()
  const { page } = visitor
  await page.goto('/signup')
  await main(visitor).getByLabel('Email').fill('ada@x.test')
  await main(visitor).getByLabel('Name').fill('Ada')
  await page.getByRole('contentinfo').getByRole('combobox').selectOption('fr')
  await heading(visitor, 'S’inscrire').waitFor()
  const typed = () =>
    main(visitor)
      .locator('input')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  expect(await typed()).toEqual(['ada@x.test', 'Ada', '', ''])
  await page.reload()
  await heading(visitor, 'S’inscrire').waitFor()
  expect(visitor.errors).toEqual([])
})

test('while the session is being read nothing is there to press that may be wrong, and nothing moves when it has been (UX-54)', async () => {
  const visitor = await journey.visitor()
  const { page } = visitor
  const answer = Promise.withResolvers<void>()
  await page.route('**/trpc/auth.currentUser*', async (route) => {
    await answer.promise
    await route.continue()
  })
  await page.goto('/')
  const promises = page.getByRole('heading', { level: 2 }).first()
  const placeOf = () => promises.evaluate((element) => element.getBoundingClientRect().top)
  const before = await placeOf()
  expect(await main(visitor).getByRole('button').count()).toBe(0)
  answer.resolve()
  await main(visitor).getByRole('button', { name: 'Log in' }).waitFor()
  expect(await placeOf()).toBe(before)
  expect(visitor.errors).toEqual([])
})

test('a page that has to wait for the session says so (UX-54)', async () => {
  const visitor = await journey.visitor()
  const { page } = visitor
  const answer = Promise.withResolvers<void>()
  await page.route('**/trpc/auth.currentUser*', async (route) => {
    await answer.promise
    await route.continue()
  })
  await page.goto('/login')
  await page.getByText('One moment…').waitFor()
  answer.resolve()
  await heading(visitor, 'Log in').waitFor()
  expect(await page.getByText('One moment…').count()).toBe(0)
})

test('a message moves nothing on the page (S3-58)', async () => {
  const visitor = await journey.visitor()
  const { page } = visitor
  await page.setViewportSize({ width: 320, height: 640 })
  await signUp(visitor, 'still@x.test')
  const title = page.getByRole('heading', { level: 1 })
  const before = await title.evaluate((element) => element.getBoundingClientRect().top)
  await visitor.dialog('Check your email').getByRole('button', { name: 'Close' }).click()
  await page.locator('.flash').waitFor()
  expect(await title.evaluate((element) => element.getBoundingClientRect().top)).toBe(before)
  expect(await findOverflow(page)).toEqual([])
})
