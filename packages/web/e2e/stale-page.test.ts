import { expect, test } from 'vitest'
import { startJourney, type Visitor } from './support/journey.ts'

const FORMS = '**/assets/forms-*.js'
const OTHER_VIEWS = '**/assets/other-views-*.js'

/** Opens the login and asks for another view, which is not there yet. */
async function forgetAtOnce({ page, dialog }: Visitor) {
  await page.goto('/')
  await page.getByRole('main').getByRole('button', { name: 'Log in', exact: true }).click()
  const login = dialog('Log in')
  await login.getByLabel('Email').fill('ada@x.test')
  const forgot = login.getByRole('button', { name: 'Forgot password?' })
  await forgot.click()
  return { login, forgot }
}

test('the forms are fetched when a button is about to be pressed, not before (UX-70)', async () => {
  await using journey = await startJourney()
  const { page, errors, dialog } = await journey.visitor()
  const fetched: string[] = []
  page.on('request', (request) => request.url().includes('/assets/forms-') && fetched.push(request.url()))
  await page.goto('/')
  const button = page.getByRole('main').getByRole('button', { name: 'Log in', exact: true })
  await button.waitFor()
  expect(fetched).toEqual([])
  await button.hover()
  await expect.poll(() => fetched.length).toBe(1)
  await button.click()
  await dialog('Log in').waitFor()
  expect([fetched.length, errors]).toEqual([1, []])
})

test('a page that is older than its server says so, and a new load opens the link of the mail after all (UX-22, UX-44)', async () => {
  await using journey = await startJourney()
  const { page, errors, dialog } = await journey.visitor()
  await page.route(FORMS, (route) => route.fulfill({ status: 404 }))
  await page.goto('/#?email=ada%40x.test&confirm=the-key')
  const told = dialog('This form could not be loaded')
  await told.waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await told.getByRole('button', { name: 'Close' }).click()
  await told.waitFor({ state: 'detached' })
  await page.getByRole('main').getByRole('button', { name: 'Log in', exact: true }).click()
  await told.getByRole('button', { name: 'Close' }).click()

  await page.goto('/privacy')
  await page.goto('/#?email=ada%40x.test&confirm=the-key')
  await told.waitFor()
  await page.unroute(FORMS)
  await told.getByRole('button', { name: 'Reload the page' }).click()
  await dialog('Confirm your email address').waitFor()
  expect([new URL(page.url()).hash, errors]).toEqual(['', []])
})

test('the other views follow the login when that is on the screen; who is quicker waits in place, and is told (UX-23, UX-35, UX-70)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page, errors, dialog } = visitor
  const { promise: connected, resolve: connect } = Promise.withResolvers<void>()
  const asked: string[] = []
  await page.route(OTHER_VIEWS, async (route) => {
    asked.push(route.request().url())
    await connected
    await route.continue()
  })
  const { login, forgot } = await forgetAtOnce(visitor)
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  expect(await login.getByRole('status').textContent()).toBe('Loading…')
  expect(await forgot.evaluate((button) => button === document.activeElement)).toBe(true)
  expect(await login.getByLabel('Email').inputValue()).toBe('ada@x.test')
  const frame = await login.elementHandle()
  connect()
  await dialog('Forgot password').waitFor()
  expect(await frame?.evaluate((element) => element.isConnected && element.matches(':modal'))).toBe(true)
  const email = dialog('Forgot password').getByLabel('Email')
  expect(await email.evaluate((field) => field === document.activeElement)).toBe(true)
  expect([await email.inputValue(), errors]).toEqual(['ada@x.test', []])
})

test('other views that can’t be had are told above the login, which stays as it was; a new load brings them (UX-22)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page, errors, dialog } = visitor
  await page.route(OTHER_VIEWS, (route) => route.abort())
  const { login, forgot } = await forgetAtOnce(visitor)
  const told = dialog('This form could not be loaded')
  await told.waitFor()
  await told.getByRole('button', { name: 'Close' }).click()
  await told.waitFor({ state: 'detached' })
  expect(await forgot.evaluate((button) => button === document.activeElement)).toBe(true)
  expect([await login.getByLabel('Email').inputValue(), await login.getByRole('status').textContent()]).toEqual(['ada@x.test', ''])
  await page.unroute(OTHER_VIEWS)
  await forgot.click() // browsers remember that a module could not be had, until the page is loaded anew
  await told.getByRole('button', { name: 'Reload the page' }).click()
  await page.getByRole('main').getByRole('button', { name: 'Log in', exact: true }).click()
  await forgot.click()
  await dialog('Forgot password').waitFor()
  expect(errors).toEqual([])
})
