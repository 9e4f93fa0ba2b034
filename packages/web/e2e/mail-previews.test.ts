import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnServer } from '@latchkey/server/testing'
import { LOCALES } from '@latchkey/shared'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './support/launch-browser.ts'
import { pictureMails } from './support/picture-mails.ts'

/** For people to look at; `scripts/picture-mails.ts` takes those of the documentation. */
const PICTURES = join(import.meta.dirname, '../test-results/mails')

let browser: Browser
let server: Awaited<ReturnType<typeof spawnServer>>
const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-mails-'))

beforeAll(async () => {
  server = await spawnServer({ DATA_DIR: dataDir })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test.each(LOCALES)(
  'every mail in %s fits 600 and 320 px, light and dark, is readable for everybody and loads nothing (UX-72, EM-5)',
  async (locale) => {
    const { names, faults } = await pictureMails(browser, server.url, join(PICTURES, locale), locale)
    expect(names.length).toBeGreaterThan(10)
    expect(faults).toEqual([])
  },
)
