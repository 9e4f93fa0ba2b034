import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFaults, findOverflow } from './support/inspect-page.ts'
import { logIn, PASSWORD, signUp, signUpAndConfirm, startJourney, type Journey, type Visitor } from './support/journey.ts'

/** For people to look at; not in the repository. */
const SCREENSHOTS = join(import.meta.dirname, '../test-results/app')
const EMAIL = 'ada@x.test'
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [320, 1280].map((width) => ({ colorScheme, width })))

let journey: Journey
/** The cookies of somebody who is logged in. */
let session: NonNullable<BrowserContextOptions['storageState']>

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true })
  journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, visitor, EMAIL)
  session = await visitor.context.storageState()
})
afterAll(async () => journey[Symbol.asyncDispose]())

async function open(path: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await journey.browser.newContext({ baseURL: journey.url, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && errors.push(message.text()))
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('navigation').getByRole('button').first().waitFor()
  return { context, page, errors, dialog: (name) => page.getByRole('dialog', { name }) }
}

test.each(LOOKS)(
  'every page is accessible and fits, for strangers and users: $colorScheme, $width px (UX-25, UX-27)',
  async ({ colorScheme, width }) => {
    const look = { colorScheme, viewport: { width, height: 800 } }
    const pages = [
      ...['/', '/login', '/signup', '/forgot', '/privacy', '/terms', '/nowhere'].map((path) => ({ path, who: 'stranger', cookies: {} })),
      ...['/', '/dashboard'].map((path) => ({ path, who: 'user', cookies: { storageState: session } })),
    ]
    for (const { path, who, cookies } of pages) {
      const visitor = await open(path, { ...look, ...cookies })
      const name = `${path === '/' ? 'home' : path.slice(1)}-${who}`
      await visitor.page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}-${width}.png`), fullPage: true })
      const faults = [...(await findFaults(visitor.page)), ...(await findOverflow(visitor.page)), ...visitor.errors]
      expect(faults.map((fault) => `${name}: ${fault}`)).toEqual([])
      await visitor.context.close()
    }
  },
)

test('the title names the page, and says when a form was refused (UX-28)', async () => {
  const { page, context } = await open('/login')
  await expect.poll(() => page.title()).toBe('Log in – Latchkey')
  await page.getByRole('main').getByRole('button', { name: 'Log in', exact: true }).click()
  await expect.poll(() => page.title()).toBe('Error: Log in – Latchkey')
  await page.getByRole('main').getByRole('button', { name: 'Sign up', exact: true }).click()
  await expect.poll(() => page.title()).toBe('Sign up – Latchkey')
  await page.getByRole('link', { name: 'Privacy' }).click()
  await expect.poll(() => page.title()).toBe('Privacy – Latchkey')
  await page.getByRole('link', { name: 'Latchkey' }).click()
  await expect.poll(() => page.title()).toBe('Latchkey')
  await context.close()
})

test('while the server can’t say who is logged in nobody is called a guest, and no page redirects (UX-22, UX-54)', async () => {
  const context = await journey.browser.newContext({ baseURL: journey.url, storageState: session })
  const page = await context.newPage()
  await page.route('**/trpc/auth.currentUser*', (route) => route.fulfill({ status: 500, body: 'broken' }))
  await page.goto('/dashboard')
  const tryAgain = page.getByRole('main').getByRole('button', { name: 'Try again' })
  await tryAgain.waitFor()
  expect(new URL(page.url()).pathname).toBe('/dashboard')
  await page.goto('/')
  await tryAgain.waitFor()
  expect(await page.getByText('You are not logged in').count()).toBe(0)
  await page.unroute('**/trpc/auth.currentUser*')
  await tryAgain.click()
  await page.getByText(`You are logged in as ${EMAIL}`).waitFor()
  await context.close()
})

test('an unknown path has its own page and the status 404 (S5-89)', async () => {
  const { page, context } = await open('/nowhere')
  expect(await page.title()).toBe('Page not found – Latchkey')
  expect((await page.request.get('/nowhere')).status()).toBe(404)
  await page.getByRole('link', { name: 'Go to the home page' }).click()
  await page.waitForURL(`${journey.url}/`)
  await context.close()
})

test('the gallery stands beside the app, under the same policy, and nothing of it is loaded with the app', async () => {
  const { page, errors, context } = await open('/')
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(loaded.filter((name) => name.includes('gallery'))).toEqual([])
  await page.goto('/dev/gallery?view=login&state=idle&dialog=1')
  await page.getByRole('dialog', { name: 'Log in' }).waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('a new page gives its heading the focus, and the skip link leads past the bar', async () => {
  const { page, context } = await open('/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
  expect(page.url()).toBe(`${journey.url}/`)
  await page.getByRole('link', { name: 'Privacy' }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Privacy')
  await context.close()
})

test('login and logout are told in messages that can be dismissed, and that leave with their page (S2-37, S2-38, S3-58)', async () => {
  const visitor = await open('/')
  const { page, context } = visitor
  await logIn(visitor, EMAIL)
  const loggedIn = page.getByText('You have successfully logged in.')
  await loggedIn.waitFor()
  await page.getByRole('button', { name: 'Dismiss this message' }).click()
  await loggedIn.waitFor({ state: 'detached' })
  await page.getByRole('main').getByRole('button', { name: 'Log out' }).click()
  const loggedOut = page.getByText('You have successfully logged out.')
  await loggedOut.waitFor()
  expect(await page.locator('.flash').getAttribute('data-category')).toBe('success')
  expect(await loggedOut.innerText()).toContain('Done:')
  await page.getByRole('link', { name: 'Terms' }).click()
  await loggedOut.waitFor({ state: 'detached' })
  await context.close()
})

test('who closes the dialog after a sign-up is told once more where the mail went (S1-7, S3-51)', async () => {
  const visitor = await open('/')
  await signUp(visitor, 'new@x.test')
  await visitor.dialog('Check your email').getByRole('button', { name: 'Close' }).click()
  const flash = visitor.page.locator('.flash')
  await flash.getByText('We have sent a confirmation email to new@x.test.').waitFor()
  expect(await flash.getAttribute('data-category')).toBe('info')
  await visitor.context.close()
})

test('logging out on a protected page leads home, not to the login page (S4-66)', async () => {
  const { page, context } = await open('/dashboard')
  await page.waitForURL(`${journey.url}/login?next=%2Fdashboard`)
  await page.getByText('Please log in to go on.').waitFor()
  await page.getByRole('main').getByLabel('Email').fill(EMAIL)
  await page.getByRole('main').getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${journey.url}/dashboard`)
  await page.getByText('You have successfully logged in.').waitFor()
  const visited = new Set<string>()
  page.on('framenavigated', (frame) => visited.add(new URL(frame.url()).pathname))
  await page.getByRole('main').getByRole('button', { name: 'Log out' }).click()
  await page.getByText('You are not logged in').waitFor()
  expect([...visited]).toEqual(['/'])
  await context.close()
})

test('the menu of a user is worked by keyboard: opened, closed by Esc, left by Tab (S3-59)', async () => {
  const { page, context } = await open('/', { storageState: session })
  const button = page.getByRole('button', { name: 'Hi, Ada!' })
  const dashboard = page.getByRole('banner').getByRole('link', { name: 'Dashboard' })
  await button.focus()
  await page.keyboard.press('Enter')
  await dashboard.waitFor()
  expect(await button.getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await dashboard.waitFor({ state: 'hidden' })
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await dashboard.waitFor()
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('Tab')
  await dashboard.waitFor({ state: 'hidden' })
  await context.close()
})

test('the login form right in the bar logs in without a dialog, closes when it is left, and keeps the focus on the page (S3-59)', async () => {
  const { page, context } = await open('/')
  const opener = page.getByRole('button', { name: 'Log in right here' })
  await opener.click()
  const bar = page.getByRole('banner')
  await page.getByRole('heading', { name: 'The front door for your web app' }).click()
  await bar.getByLabel('Email').waitFor({ state: 'detached' })
  await opener.click()
  await bar.getByRole('heading', { level: 2, name: 'Log in' }).waitFor()
  await bar.getByLabel('Email').fill(EMAIL)
  await bar.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await bar.locator('[data-latchkey-part=submit]').click()
  await page.getByText(`You are logged in as ${EMAIL}`).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Hi, Ada!')
  await page.getByRole('main').getByRole('button', { name: 'Log out' }).click()
  await page.getByText('You are not logged in').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('The front door for your web app')
  await page.goto('/login')
  await page.getByRole('main').getByLabel('Email').waitFor()
  expect(await opener.count()).toBe(0)
  await context.close()
})

test('a message for the stranger before is gone when somebody has logged in (S3-58)', async () => {
  const visitor = await open('/')
  await signUp(visitor, 'newer@x.test')
  const { page, context } = visitor
  await visitor.dialog('Check your email').getByRole('button', { name: 'Close' }).click()
  const old = page.locator('.flash').getByText('We have sent a confirmation email to newer@x.test.')
  await old.waitFor()
  await page.getByRole('button', { name: 'Log in right here' }).click()
  const bar = page.getByRole('banner')
  await bar.getByLabel('Email').fill(EMAIL)
  await bar.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('You have successfully logged in.').waitFor()
  expect(await page.locator('.flash').count()).toBe(1)
  await context.close()
})

test('a long name makes no page scroll sideways at 320 px (UX-27)', async () => {
  const name = 'x'.repeat(100)
  const context = await journey.browser.newContext({ baseURL: journey.url, storageState: session, viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  await page.route('**/trpc/auth.currentUser*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace('"name":"Ada"', `"name":"${name}"`) })
  })
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: `Hi, ${name}!` }).waitFor()
  expect(await findOverflow(page)).toEqual([])
  await context.close()
})

test('the bar keeps to one line at 320 px, for strangers and users (S3-59)', async () => {
  for (const cookies of [{}, { storageState: session }]) {
    const { page, context } = await open('/', { viewport: { width: 320, height: 640 }, ...cookies })
    const height = await page.getByRole('banner').evaluate((element) => element.getBoundingClientRect().height)
    expect(height).toBeLessThan(72)
    await context.close()
  }
})
