import { afterAll, beforeAll, expect, test } from 'vitest'
import { signUpAndConfirm, startJourney, type Journey, type Visitor } from './support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await startJourney()
})
afterAll(async () => journey[Symbol.asyncDispose]())

async function openTheme(): Promise<Visitor> {
  const visitor = await journey.visitor()
  await visitor.page.emulateMedia({ colorScheme: 'light' })
  await visitor.page.goto('/theme')
  await visitor.page.locator('.theme-preview').getByRole('button', { name: 'Log in', exact: true }).waitFor()
  return visitor
}

const submitOf = ({ page }: Visitor) => page.locator('.theme-preview').getByRole('button', { name: 'Log in', exact: true })
const styleOf = (visitor: Visitor, name: string) =>
  submitOf(visitor).evaluate((button, property) => getComputedStyle(button).getPropertyValue(property), name)
/** Sets a control that no keyboard fills, such as a colour, as its own dialog would. */
const set = ({ page }: Visitor, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).evaluate((element, next) => {
    const input = element as HTMLInputElement
    input.value = next
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }, value)

test('tokens change a real form while it is looked at, and the style sheet for it says them (UX-66)', async () => {
  const visitor = await openTheme()
  const { page } = visitor
  const bar = page.getByRole('banner').getByRole('button', { name: 'Log in', exact: true }).first()
  const barBefore = await bar.evaluate((button) => getComputedStyle(button).backgroundColor)
  await set(visitor, 'Accent', '#aa1155')
  await set(visitor, 'Radius', '0')
  expect(await styleOf(visitor, 'background-color')).toBe('rgb(170, 17, 85)')
  expect(await styleOf(visitor, 'border-radius')).toBe('0px')
  await page.getByLabel('Font').selectOption('Serif')
  expect(await styleOf(visitor, 'font-family')).toContain('Georgia')
  const sheet = await page.locator('.theme-css pre').innerText()
  expect(sheet).toContain('--latchkey-color-accent: light-dark(#aa1155, #7fd1ac);')
  expect(sheet).toContain('--latchkey-radius: 0rem;')
  // Only the form that is looked at.
  expect(await bar.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(barBefore)
  expect(visitor.errors).toEqual([])
})

test('whoever is logged in sees a form there too: one of the account, as no login is shown to them (UX-66)', async () => {
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, visitor, 'ada@x.test')
  await visitor.page.goto('/theme')
  await visitor.page.locator('.theme-preview').getByRole('button', { name: 'Change password', exact: true }).waitFor()
  await set(visitor, 'Accent', '#aa1155')
  const submit = visitor.page.locator('.theme-preview [data-latchkey-part=submit]')
  expect(await submit.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(170, 17, 85)')
})

test('the dark has an accent of its own, and parts are changed by ordinary CSS (UX-66)', async () => {
  const visitor = await openTheme()
  const { page } = visitor
  await set(visitor, 'Accent in the dark', '#ffcc00')
  await page.getByLabel('Dark', { exact: true }).check()
  expect(await styleOf(visitor, 'background-color')).toBe('rgb(255, 204, 0)')
  await page.getByLabel('Pill-shaped buttons').check()
  expect(parseFloat(await styleOf(visitor, 'border-top-left-radius'))).toBeGreaterThan(20)
  expect(await page.locator('.theme-css pre').innerText()).toContain("[data-latchkey-part='submit']")
  expect(visitor.errors).toEqual([])
})

test('the style sheet that it says makes a dialog of the page look like that (UX-66)', async () => {
  const visitor = await openTheme()
  const { page } = visitor
  await set(visitor, 'Accent', '#aa1155')
  await set(visitor, 'Width of dialogs', '300')
  const sheet = await page.locator('.theme-css pre').innerText()
  await page.goto('/')
  // As a host would put it into its own style sheet.
  await page.evaluate((css) => {
    const own = new CSSStyleSheet()
    own.replaceSync(css)
    document.adoptedStyleSheets.push(own)
  }, sheet)
  await page.getByRole('banner').getByRole('button', { name: 'Log in', exact: true }).first().click()
  const dialog = visitor.dialog('Log in')
  await dialog.waitFor()
  expect((await dialog.boundingBox())?.width).toBe(300)
  const submit = dialog.getByRole('button', { name: 'Log in', exact: true })
  expect(await submit.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(170, 17, 85)')
})
