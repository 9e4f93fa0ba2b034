import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { LaunchOptions } from 'playwright-core'

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']

/** How to start a whole Chrome that is installed on this machine, with its memory of pages for the back button; null without one. The Chromium from npm has none. */
export function findChromeWithBackForwardCache(): LaunchOptions | null {
  const executablePath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable)
  if (executablePath === undefined) return null
  // Playwright's own way of being headless leaves that memory out.
  return { executablePath, headless: false, args: ['--headless=new', '--no-sandbox'], ignoreDefaultArgs: ['--disable-back-forward-cache'] }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
