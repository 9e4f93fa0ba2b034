import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RunOptions } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preview, type PreviewServer } from 'vite'
import { findFaults, findOverflow } from './support/inspect-page.ts'
import { launchBrowser } from './support/launch-browser.ts'

const WEB = join(import.meta.dirname, '..')
/** For people to look at; not in the repository. */
const SCREENSHOTS = join(WEB, 'test-results/gallery')
const VIEWS = ['login', 'signup', 'check_email', 'forgot', 'enter_code', 'reset', 'confirm', 'account', 'change', 'undo', 'message']
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [320, 1280].map((width) => ({ colorScheme, width })))

let browser: Browser
let server: PreviewServer

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true })
  server = await preview({ root: WEB, logLevel: 'silent', preview: { port: 0 } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** A page of the gallery: `await using shown = await show('?view=login', { width: 320 })`; `shown.turnTo('?view=reset')` goes on in the same window. */
async function show(
  query: string,
  { width = 1280, height = 800, ...options }: BrowserContextOptions & { width?: number; height?: number },
) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const turnTo = async (target: string) => {
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}gallery.html${target}`)
    await page.locator('[data-latchkey-part=title]').first().waitFor()
  }
  await turnTo(query)
  return { page, errors, turnTo, [Symbol.asyncDispose]: () => context.close() }
}

// All forms on one page have many headings and forms of one name; that is checked in the single ones below.
const ON_ONE_PAGE: RunOptions = { rules: { 'landmark-unique': { enabled: false } } }

test.each(LOOKS)(
  'every form in every state is accessible and fits: $colorScheme, $width px (UX-25, UX-27)',
  async ({ colorScheme, width }) => {
    await using shown = await show('', { colorScheme, width })
    const { page } = shown
    await page.getByText('A new email is on its way').first().waitFor()
    await page.screenshot({ path: join(SCREENSHOTS, `all-${colorScheme}-${width}.png`), fullPage: true })
    expect(await findFaults(page, ON_ONE_PAGE)).toEqual([])
    expect(await findOverflow(page)).toEqual([])
    expect(shown.errors).toEqual([])
  },
)

test.each(['light', 'dark'] as const)(
  'every view is accessible and fits as a dialog and as a page: %s, 320 and 1280 px (UX-25)',
  async (colorScheme) => {
    await using shown = await show('?view=login', { colorScheme })
    const { page } = shown
    for (const view of VIEWS) {
      for (const place of ['dialog', 'page']) {
        await shown.turnTo(`?view=${view}${place === 'dialog' ? '&dialog=1' : ''}`)
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 800 })
          await page.screenshot({ path: join(SCREENSHOTS, `${view}-${place}-${colorScheme}-${width}.png`) })
          expect(await findFaults(page), `${view} as a ${place}, ${width} px`).toEqual([])
          expect(await findOverflow(page), `${view} as a ${place}, ${width} px`).toEqual([])
        }
      }
    }
  },
)

test.each(['ltr', 'rtl'])('text that is longer by two fifths overflows nowhere at 320 px: %s (UX-67, UX-68)', async (direction) => {
  await using shown = await show(`?long=1&dir=${direction}`, { width: 320 })
  await shown.page.screenshot({ path: join(SCREENSHOTS, `long-${direction}-320.png`), fullPage: true })
  expect(await findOverflow(shown.page)).toEqual([])
  // Nor does any text leave its own button.
  const clipped = await shown.page.evaluate(() =>
    [...document.querySelectorAll('button, [data-latchkey-part=alert], [data-latchkey-part=text]')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.textContent),
  )
  expect(clipped).toEqual([])
})

test('what the server has refused stays marked at its field when the focus moves on (UX-20)', async () => {
  await using shown = await show('?view=signup&state=password+common', {})
  const password = shown.page.getByLabel('Password', { exact: true })
  await shown.page.getByText('This password is on lists of common passwords.').waitFor()
  await password.focus()
  // Wrong still looks wrong while it has the focus.
  const colors = await password.evaluate((input) => {
    const [control, error] = [input.closest('[data-latchkey-part=control]'), document.querySelector('[data-latchkey-part=error]')]
    return (
      control && error && [getComputedStyle(control).outlineColor, getComputedStyle(control).borderColor, getComputedStyle(error).color]
    )
  })
  expect(new Set(colors).size).toBe(1)
  await shown.page.getByLabel('Name').focus()
  expect(await password.getAttribute('aria-invalid')).toBe('true')
})

test('with a keyboard on the screen every dialog can be scrolled to its button (UX-38)', async () => {
  for (const view of VIEWS) {
    await using shown = await show(`?view=${view}&dialog=1`, { width: 360, height: 340 })
    const submit = shown.page.getByRole('dialog').locator('[data-latchkey-part=actions] button').first()
    await submit.scrollIntoViewIfNeeded()
    const box = await submit.boundingBox()
    expect(box && box.y >= 0 && box.y + box.height <= 340, `${view} at ${JSON.stringify(box)}`).toBe(true)
    expect(await shown.page.evaluate(() => window.scrollY)).toBe(0)
  }
})

test('whatever can be pressed is at least 24 px large, the main button 44 px high (UX-26)', async () => {
  await using shown = await show('', { width: 320 })
  const small = await shown.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-latchkey-view] :is(button, input, label[data-latchkey-part=check])')]
      .filter((element) => element.getAttribute('type') !== 'checkbox') // its label is the target
      .map(
        (element) =>
          ({ part: element.dataset['latchkeyPart'], ...element.getBoundingClientRect().toJSON() }) as {
            part: string
            width: number
            height: number
          },
      )
      .filter(({ part, width, height }) => width < 24 || height < (part === 'submit' ? 44 : 24)),
  )
  expect(small).toEqual([])
})

test('with forced colours fields and buttons keep their borders, and the focus its ring (UX-26)', async () => {
  await using shown = await show('?view=login&dialog=1', { forcedColors: 'active' })
  const { page } = shown
  await page.screenshot({ path: join(SCREENSHOTS, 'login-dialog-forced-colors.png') })
  const borders = await page
    .locator('[data-latchkey-part=submit], [data-latchkey-part=secondary], [data-latchkey-part=control], input[type=email]')
    .evaluateAll((elements) =>
      elements
        .map((element) => getComputedStyle(element))
        .map(
          ({ borderTopStyle, borderTopWidth, borderTopColor, backgroundColor }) =>
            `${borderTopStyle} ${borderTopWidth} ${borderTopColor === backgroundColor}`,
        ),
    )
  expect(new Set(borders)).toEqual(new Set(['solid 1px false']))
  await page.getByRole('button', { name: 'Log in' }).focus()
  expect(await page.getByRole('button', { name: 'Log in' }).evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('solid')
})

test('the ring around what has the focus can be seen in both themes, at 3:1 (UX-26)', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await using shown = await show('?view=login&dialog=1', { colorScheme })
    const { page } = shown
    for (const name of ['Log in', 'Cancel', 'Forgot password?']) {
      await page.getByRole('button', { name }).focus()
      expect(await ringContrast(page), `${name}, ${colorScheme}`).toBeGreaterThanOrEqual(3)
    }
    await page.getByLabel('Email').focus()
    expect(await ringContrast(page), `Email, ${colorScheme}`).toBeGreaterThanOrEqual(3)
  }
})

test('who asks for less motion gets none (UX-29)', async () => {
  await using shown = await show('?view=login&state=busy&dialog=1', { reducedMotion: 'reduce' })
  expect(await shown.page.evaluate(() => document.getAnimations().length)).toBe(0)
  await using moving = await show('?view=login&state=busy&dialog=1', { reducedMotion: 'no-preference' })
  expect(await moving.page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0)
})

test('our styles change nothing outside of our forms (UX-66)', async () => {
  await using shown = await show('?view=login&dialog=1', {})
  const selectors = await shown.page.evaluate(() => {
    const found: string[] = []
    const visit = (rules: CSSRuleList, isOurs: boolean) => {
      for (const rule of rules) {
        const inside = isOurs || (rule instanceof CSSLayerBlockRule && rule.name === 'latchkey')
        if (inside && rule instanceof CSSStyleRule && !rule.selectorText.includes('&')) found.push(rule.selectorText)
        else if ('cssRules' in rule && !(rule instanceof CSSStyleRule)) visit(rule.cssRules as CSSRuleList, inside)
      }
    }
    for (const sheet of document.styleSheets) visit(sheet.cssRules, false)
    return found
  })
  expect(selectors.length).toBeGreaterThan(10)
  const each = selectors.flatMap((selector) => selector.split(/,(?![^([]*[)\]])/).map((part) => part.trim()))
  expect(each.filter((selector) => !/^\[data-latchkey-(part|view|state)/.test(selector))).toEqual([])
})

/** Contrast between the outline of the focused element and what is around it (WCAG 2.2, 1.4.11). */
function ringContrast(page: Page): Promise<number> {
  return page.evaluate(() => {
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    const luminanceOf = (color: string) => {
      if (!paint) throw new Error('no canvas')
      paint.fillStyle = color
      paint.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0] = [...paint.getImageData(0, 0, 1, 1).data].map((value) => {
        const part = value / 255
        return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const ring = document.activeElement
    const dialog = document.querySelector('dialog')
    if (!ring || !dialog) throw new Error('nothing has the focus')
    const [dark = 0, light = 0] = [getComputedStyle(ring).outlineColor, getComputedStyle(dialog).backgroundColor]
      .map(luminanceOf)
      .toSorted((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
  })
}
