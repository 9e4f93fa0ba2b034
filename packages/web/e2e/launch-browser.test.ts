import { expect, test } from 'vitest'
import { launchBrowser } from './support/launch-browser.ts'

test('the browser of the journeys starts without a display or a sandbox, and runs a page of its own', async () => {
  await using browser = await launchBrowser()
  const page = await browser.newPage()
  await page.setContent(
    '<dialog aria-label="Log in"><button>Close</button></dialog><script>document.querySelector("dialog").showModal()</script>',
  )
  expect(await page.getByRole('dialog', { name: 'Log in' }).isVisible()).toBe(true)
})
