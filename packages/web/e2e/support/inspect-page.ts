import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

declare const axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults> }

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds, one line for each kind of fault; best practices count too. */
export async function findFaults(page: Page, options: RunOptions = {}): Promise<string[]> {
  await page.evaluate(AXE_SOURCE)
  const { violations } = await page.evaluate((given) => axe.run(document, given), options)
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`,
  )
}

/** One line if the page can be scrolled sideways. */
export async function findOverflow(page: Page): Promise<string[]> {
  const pixels = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return pixels > 0 ? [`${pixels} px too wide`] : []
}
