import { expect, test } from 'vitest'
import { findFaults, findOverflow } from './support/inspect-page.ts'
import { signUpAndConfirm, startJourney } from './support/journey.ts'

test('the notice says that only needed cookies are set, is read once, and comes back from the footer (S5-88)', async () => {
  await using journey = await startJourney()
  const { page, errors, context } = await journey.visitor()
  await page.goto('/')
  const notice = page.getByRole('region', { name: 'Cookies' })
  await notice.getByText('Only needed ones are set').waitFor()
  expect(await context.cookies()).toEqual([])
  await notice.getByRole('button', { name: 'All right' }).click()
  await notice.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.reload()
  await page.getByText('You are not logged in').waitFor()
  expect(await notice.count()).toBe(0)

  await page.setViewportSize({ width: 320, height: 640 })
  const opener = page.getByRole('contentinfo').getByRole('button', { name: 'Cookies' })
  await opener.click()
  await notice.waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Cookies')
  expect([...(await findFaults(page)), ...(await findOverflow(page))]).toEqual([])
  await notice.getByRole('button', { name: 'All right' }).click()
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(errors).toEqual([])
})

test('the notice covers nothing for good: the end of every page can be scrolled free of it (S5-88)', async () => {
  await using journey = await startJourney()
  const { page } = await journey.visitor()
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 800, height: 600 },
    { width: 1024, height: 640 },
    { width: 1280, height: 720 },
  ]) {
    await page.setViewportSize(viewport)
    await page.goto('/signup')
    await page.getByRole('main').getByRole('button', { name: 'Sign up' }).waitFor()
    const isFree = await page.evaluate(() => {
      window.scrollTo(0, document.documentElement.scrollHeight)
      const [notice, form, footer] = ['.cookie-notice', '.form-page', '.site-footer'].map((selector) =>
        document.querySelector(selector)?.getBoundingClientRect(),
      )
      return notice && form && footer && form.bottom <= notice.top && notice.bottom <= footer.top
    })
    expect(isFree).toBe(true)
  }
})

test('a browser that keeps nothing for the site shows it all the same (S5-88)', async () => {
  await using journey = await startJourney()
  const { page, errors } = await journey.visitor()
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
  })
  await page.goto('/')
  await page.getByRole('region', { name: 'Cookies' }).getByRole('button', { name: 'All right' }).click()
  await page.getByText('You are not logged in').waitFor()
  expect(errors).toEqual([])
})

test('breadcrumbs say where a page stands, and lead back (S5-89)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page, errors } = visitor
  await signUpAndConfirm(journey, visitor, 'ada@x.test')
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' })
  expect(await crumbs.count()).toBe(0)
  await page.goto('/account?section=password')
  await crumbs.getByText('Password').waitFor()
  expect(await crumbs.getByRole('listitem').allInnerTexts()).toEqual(['Home', 'Account', 'Password'])
  expect(await crumbs.locator('[aria-current=page]').innerText()).toBe('Password')
  await crumbs.getByRole('link', { name: 'Account' }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
  expect(await crumbs.getByRole('listitem').allInnerTexts()).toEqual(['Home', 'Account'])
  await crumbs.getByRole('link', { name: 'Home' }).click()
  await page.getByText('You are logged in as').waitFor()
  await page.goto('/nowhere')
  expect(await crumbs.getByRole('listitem').allInnerTexts()).toEqual(['Home', 'Page not found'])
  expect(errors).toEqual([])
})
