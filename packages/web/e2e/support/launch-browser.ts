import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { unpackChromium } from './bundled-chromium.ts'

/** Which browser every test runs in: the Chromium from npm, elsewhere an installed Chrome. For `vitest.config.ts`; a test calls `launchBrowser`. */
export async function browserLaunchOptions(): Promise<LaunchOptions> {
  const bundled = await unpackChromium()
  return bundled ?? { channel: 'chrome' }
}

/** Starts a headless browser: `await using browser = await launchBrowser()` closes it again. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await browserLaunchOptions())
}
