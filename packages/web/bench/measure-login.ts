import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import type { Contender } from './contenders.ts'
import { serveSite } from './serve-site.ts'

/** One visit: what was loaded for the login, and how long a person waited for it. Milliseconds on a processor that is slowed down. */
export interface Visit {
  readonly gzip: number
  readonly brotli: number
  /** From the start of the navigation until the page answers. */
  readonly usable: number
  /** From the click until there is a password to type in, when nothing has come near the button before. */
  readonly open: number | null
  /** The same when a pointer was there a moment earlier, as a person's is. */
  readonly openWithPointer: number | null
}

const SLOWER = 4
/** How long the pointer is on the button before the click. */
const POINTER_AHEAD_MS = 200

/** Opens the page in a browser that knows nothing of it, and then its login; and in another one, with a pointer. */
export async function measureLogin(browser: Browser, contender: Contender): Promise<Visit> {
  const { open, ...visit } = await visitPage(browser, contender, false)
  const { open: openWithPointer } = contender.onlyBytes ? { open } : await visitPage(browser, contender, true)
  return { ...visit, open, openWithPointer }
}

async function visitPage(browser: Browser, { name, site, opener, onlyBytes = false }: Contender, hasPointer: boolean) {
  await using served = await serveSite(site)
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const scripts = collectScripts(page)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.addInitScript(markOpener, opener)
    await page.goto(served.origin, { waitUntil: 'load' })
    const usable = await page.evaluate(waitUntilUsable)
    const open = onlyBytes ? null : await openLogin(page, opener, hasPointer).catch((error: unknown) => fail(name, error))
    const bodies = await Promise.all(scripts)
    const sum = (compress: (body: Buffer) => Buffer) => bodies.reduce((total, body) => total + compress(body).length, 0)
    return { gzip: sum((body) => gzipSync(body, { level: 9 })), brotli: sum((body) => brotliCompressSync(body)), usable, open }
  } finally {
    await context.close()
  }
}

/** Runs in the page. Where the button is drawn by the page's script that is when it can be used; the others say themselves when theirs does something. */
function markOpener(opener: string): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(opener)) return
    performance.mark('opener')
    observer.disconnect()
  })
  observer.observe(document, { childList: true, subtree: true })
}

/** Runs in the page. No locator waits here: Playwright's own script for those would be what the page waits for. */
async function waitUntilUsable(): Promise<number> {
  while (performance.getEntriesByName('opener').length === 0) await new Promise(requestAnimationFrame)
  const marks = ['usable', 'opener'].flatMap((mark) => performance.getEntriesByName(mark))
  return Math.max(...marks.map(({ startTime }) => startTime))
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

/** The click as the page sees it: without a pointer nothing comes near before, so nothing is fetched ahead of time. */
async function openLogin(page: Page, opener: string, hasPointer: boolean): Promise<number> {
  const button = page.locator(opener).first()
  await button.waitFor()
  if (hasPointer) {
    await button.hover()
    await page.waitForTimeout(POINTER_AHEAD_MS)
  }
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
