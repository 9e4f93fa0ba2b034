import { chromium, type Browser, type Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findChromeWithBackForwardCache } from './support/find-chrome.ts'
import { signUpAndConfirm, startJourney, type Journey } from './support/journey.ts'

const email = 'ada@x.test'

/** A browser in which somebody looks at their account. */
async function openOwnAccount(journey: Journey, browser: Browser) {
  const context = await browser.newContext({ baseURL: journey.url })
  const page = await context.newPage()
  await signUpAndConfirm(journey, { page, context, errors: [], dialog: (name) => page.getByRole('dialog', { name }) }, email)
  await page.goto('/account')
  await page.getByText(email).first().waitFor()
  return { context, page }
}

const wordsOf = (page: Page) => page.evaluate(() => document.body.innerText)

test('a page that is brought back as it was shows nothing of an owner whose session may have ended, not even without a connection (SE-7, UX-61)', async () => {
  await using journey = await startJourney()
  const { context, page } = await openOwnAccount(journey, journey.browser)
  await context.setOffline(true)
  const gone = page.waitForEvent('framenavigated')
  await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
  await gone
  expect(await wordsOf(page)).not.toContain(email)
})

const chrome = findChromeWithBackForwardCache()

test.skipIf(chrome === null)(
  'the back button brings no account back after its session has ended elsewhere, though the browser had kept the page (SE-7, UX-61)',
  async () => {
    await using journey = await startJourney()
    await using browser = await chromium.launch(chrome ?? {})
    const { context, page } = await openOwnAccount(journey, browser)
    await context.addInitScript(() => {
      window.addEventListener('pageshow', ({ persisted }) => persisted && sessionStorage.setItem('kept', 'yes'))
    })
    await page.reload()
    await page.getByText(email).first().waitFor()
    await page.evaluate(() => {
      window.location.href = '/healthz'
    })
    await page.waitForURL('**/healthz')
    await context.clearCookies()
    await page.evaluate(() => {
      window.history.back()
    })
    await page.waitForURL('**/login?next=*')
    expect(await page.evaluate(() => sessionStorage.getItem('kept'))).toBe('yes')
    await page.getByRole('main').getByLabel('Email').waitFor()
    expect(await wordsOf(page)).not.toContain(email)
  },
)
