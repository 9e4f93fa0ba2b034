import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import type { Contender } from './contenders.ts'
import { serveSite } from './serve-site.ts'

/** One visit: what was loaded for the login, and how long a person waited for it. Milliseconds on a processor that is slowed down. */
export interface Visit {
  readonly gzip: number
  readonly brotli: number
  /** From the start of the navigation until the page answers. */
  readonly usable: number | null
  /** From the click until there is a password to type in. */
  readonly open: number | null
}

const SLOWER = 4

/** Opens the page in a browser that knows nothing of it, and then its login. */
export async function measureLogin(browser: Browser, { name, site, opener, onlyBytes = false }: Contender): Promise<Visit> {
  await using served = await serveSite(site)
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const scripts = collectScripts(page)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(served.origin, { waitUntil: 'load' })
    const usable = await page.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? null)
    const open = onlyBytes ? null : await openLogin(page, opener).catch((error: unknown) => fail(name, error))
    const bodies = await Promise.all(scripts)
    const sum = (compress: (body: Buffer) => Buffer) => bodies.reduce((total, body) => total + compress(body).length, 0)
    return { gzip: sum((body) => gzipSync(body, { level: 9 })), brotli: sum((body) => brotliCompressSync(body)), usable, open }
  } finally {
    await context.close()
  }
}

function fail(name: string, cause: unknown): never {
  throw new Error(`${name} shows no login.`, { cause })
}

function collectScripts(page: Page): Promise<Buffer>[] {
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body())
  })
  return scripts
}

/** The click as the page sees it: no pointer comes near before, so nothing is fetched ahead of time. */
async function openLogin(page: Page, opener: string): Promise<number> {
  await page.locator(opener).first().waitFor()
  return page.evaluate(async (selector) => {
    const startedAt = performance.now()
    document.querySelector<HTMLElement>(selector)?.click()
    const isThere = (root: Document | ShadowRoot): boolean =>
      root.querySelector<HTMLElement>('input[type=password]')?.checkVisibility() === true ||
      [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && isThere(shadowRoot))
    while (!isThere(document)) {
      if (performance.now() - startedAt > 20_000) throw new Error('There is no password to type in.')
      await new Promise(requestAnimationFrame)
    }
    return performance.now() - startedAt
  }, opener)
}
