import { expect, test } from 'vitest'
import { startJourney } from './support/journey.ts'

const FORMS = '**/assets/forms-*.js'

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
