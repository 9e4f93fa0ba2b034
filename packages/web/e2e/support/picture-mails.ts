import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '@latchkey/shared'
import type { RunOptions } from 'axe-core'
import type { Browser } from 'playwright-core'
import { findFaults, findOverflow } from './inspect-page.ts'

/** The mail program is the page around it. */
const AS_MAIL: RunOptions = { rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false } } }
const SCHEMES = ['light', 'dark'] as const
const WIDTHS = [600, 320]

/**
 * Takes a picture of every mail that `/dev/mail-previews` of this server shows in one language, 600 and 320 px wide, light and dark: `confirm-600-light.png`.
 * Returns what is wrong with any of them, one line each: too wide, asking for something, or found by axe, to whom the width makes no difference.
 */
export async function pictureMails(
  browser: Browser,
  url: string,
  folder: string,
  locale: Locale = 'en',
): Promise<{ names: string[]; faults: string[] }> {
  mkdirSync(folder, { recursive: true })
  const page = await browser.newPage()
  await page.goto(`${url}/dev/mail-previews`)
  const names = await page.getByRole('navigation', { name: 'Mails' }).getByRole('link').allInnerTexts()
  await page.close()
  const faults: string[] = []
  for (const colorScheme of SCHEMES) {
    const context = await browser.newContext({ colorScheme, bypassCSP: true })
    const mail = await context.newPage()
    mail.on('request', (request) => {
      if (!request.url().startsWith(`${url}/dev/mail-previews/`)) faults.push(`asks for ${request.url()}`)
    })
    for (const name of names) {
      await mail.goto(`${url}/dev/mail-previews/${name}.html?locale=${locale}`)
      const found = await findFaults(mail, AS_MAIL)
      for (const width of WIDTHS) {
        await mail.setViewportSize({ width, height: 400 })
        await mail.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true, scale: 'css' })
        found.push(...(await findOverflow(mail)).map((fault) => `at ${width} px ${fault}`))
      }
      faults.push(...found.map((fault) => `${name} ${locale} ${colorScheme}: ${fault}`))
    }
    await context.close()
  }
  return { names, faults }
}
